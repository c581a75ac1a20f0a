"""What the PDF engine's children answered once in this run, they need not answer again.

The tests of cases make hundreds of files of a few small worlds, and most of a file's sections
and exhibits are the same to the letter in each. A job goes to a real child unless an equal one,
each byte of it, has been answered before; numbering, binding, checking, signing and sealing
are done for every file. The engine's own tests, and whatever runs in a process of its own,
know nothing of this.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from taskforce.courtpdf import pool
from taskforce.courtpdf.child import wire
from taskforce.courtpdf.workers import Child, Limits


class Answers:
    """Kept in a folder of the run's own, which all its processes share."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, exist_ok=True)
        self.folder = folder

    def get(self, name: str) -> tuple[dict[str, Any], bytes] | None:
        try:
            head, _, pdf = (self.folder / name).read_bytes().partition(b"\n")
        except FileNotFoundError:
            return None
        return json.loads(head), pdf

    def put(self, name: str, reply: Mapping[str, Any], pdf: bytes) -> None:
        with (self.folder / f"{name}-{id(reply)}").open("xb") as out:
            out.write(json.dumps(reply).encode() + b"\n" + pdf)
        Path(out.name).replace(self.folder / name)


class RememberingChild:
    """Stands for a child, and starts a real one at the first job that is new."""

    def __init__(self, answers: Answers, limits: Limits, *more: Any) -> None:
        self.answers, self.given = answers, (limits, *more)
        self.child: Child | None = None

    def call(
        self, job: Mapping[str, Any], blobs: Mapping[str, Iterable[bytes]], seconds: int
    ) -> tuple[dict[str, Any], bytes]:
        read = {name: list(pieces) for name, pieces in blobs.items()}
        header = dict(job) | {"blobs": list(read)}
        name = hashlib.sha256(b"".join(wire.frames(header, read.values()))).hexdigest()
        known = self.answers.get(name)
        if known is None:
            self.child = self.child or Child(*self.given)
            known = self.child.call(job, read, seconds)
            if "error" not in known[0]:
                self.answers.put(name, *known)
        return known

    @property
    def worn_out(self) -> bool:
        return self.child is not None and self.child.worn_out

    def stop(self) -> int | None:
        return self.child.stop() if self.child else None


@pytest.fixture(scope="session")
def engine_answers() -> Answers:
    return Answers(Path(settings.STATE_DIR) / "engine-answers")


@pytest.fixture
def remembering_engine(engine_answers: Answers, monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine of this process asks its children only what is new."""
    monkeypatch.setattr(pool, "Child", lambda *given: RememberingChild(engine_answers, *given))
