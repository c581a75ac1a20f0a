"""Writing the bound file, or, where a court limits its size, the parts of it."""

import contextlib
import hashlib
import io
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pikepdf import pdfa as checker

from .bind.binder import Binder, Leaf, Numbering
from .errors import BindingFailed
from .plan import DocumentPlan

ROOM = 0.92  # of the limit that stored sizes may fill, at first
WRITTEN_AT_ONCE = 1 << 20  # bytes: qpdf hands out a few hundred at a time
WHOLE_CHECK = 40  # pages up to which the bound file is checked in whole


def partition(leaves: Sequence[Leaf], limit: float) -> list[list[Leaf]]:
    """Leaves in order, so that each list's stored bytes stay under ``limit``.

    Only reproduced pages are cut; a section is never split.
    """
    parts: list[list[Leaf]] = [[]]
    filled = 0.0
    for leaf in leaves:
        for piece in _pieces(leaf, limit):
            size = _size(piece)
            if parts[-1] and filled + size > limit:
                parts.append([])
                filled = 0.0
            parts[-1].append(piece)
            filled += size
    return parts


def _size(leaf: Leaf) -> float:
    return len(leaf.part.pdf) * leaf.pages / max(leaf.part.pages, 1) + 400 * leaf.pages


def _pieces(leaf: Leaf, limit: float) -> list[Leaf]:
    if not leaf.alternative or _size(leaf) <= limit:
        return [leaf]
    step = max(1, int(leaf.pages * limit / _size(leaf)))
    return [
        replace(
            leaf,
            first=at,
            count=min(step, leaf.pages - at),
            id=leaf.id if not at else f"{leaf.id}-{at}",
        )
        for at in range(0, leaf.pages, step)
    ]


@dataclass(frozen=True)
class Draft:
    """A part that was written under a temporary name."""

    path: Path
    numbering: Numbering
    pages: int
    size: int
    sha256: str


class Writer:
    """Binds to temporary files beside the output, and puts them in place at the end."""

    def __init__(
        self,
        plan: DocumentPlan,
        output: Path,
        pdfa: str,
        names: Mapping[str, str],
        wanted: frozenset[str],
        numbers: Callable[[], Mapping[str, int]],
        tick: Callable[[int], None],
    ) -> None:
        self.plan, self.output, self.pdfa = plan, output, pdfa
        self.names, self.wanted, self.tick = names, wanted, tick
        self.ask_numbers, self.numbers = numbers, dict[str, int]()
        self.drafts: list[Draft] = []

    def binder(self, numbering: Numbering) -> Binder:
        return Binder(self.plan, numbering, self.pdfa, self.names, self.wanted, self.numbers)

    def write(self, parts: Sequence[Sequence[Leaf]]) -> list[Draft]:
        total = sum(leaf.pages for part in parts for leaf in part)
        offset = 0
        self.discard()
        self.numbers = self.ask_numbers()
        for number, leaves in enumerate(parts, 1):
            label = f"Part {number} of {len(parts)}" if len(parts) > 1 else ""
            self.drafts.append(self._write(leaves, Numbering(offset, total, label)))
            offset += self.drafts[-1].pages
        return self.drafts

    def _write(self, leaves: Sequence[Leaf], numbering: Numbering) -> Draft:
        try:
            handle, name = tempfile.mkstemp(
                dir=self.output.parent, prefix=".courtpdf-", suffix=".part"
            )
        except OSError as error:
            raise BindingFailed(f"The file could not be written: {error.strerror}.") from error
        path = Path(name)
        try:
            with _Disk(handle) as disk:
                buffered = io.BufferedWriter(disk, WRITTEN_AT_ONCE)
                try:
                    pages = self.binder(numbering).bind(leaves, buffered, self.tick)
                finally:
                    buffered.detach()
                disk.settle()
        except BaseException as error:
            path.unlink(missing_ok=True)
            if isinstance(error, OSError):
                raise BindingFailed(f"The file could not be written: {error.strerror}.") from error
            raise
        return Draft(path, numbering, pages, disk.size, disk.hash.hexdigest())

    def publish(self) -> list[tuple[Path, Draft]]:
        """Give every part its final name, all of them or none."""
        placed: list[tuple[Path, Draft]] = []
        try:
            for number, draft in enumerate(self.drafts, 1):
                target = (
                    self.output
                    if len(self.drafts) == 1
                    else self.output.with_name(
                        f"{self.output.stem}-part-{number}-of-{len(self.drafts)}{self.output.suffix}"
                    )
                )
                draft.path.replace(target)
                placed.append((target, draft))
            _flush_folder(self.output.parent)
        except OSError as error:
            for target, _draft in placed:
                target.unlink(missing_ok=True)
            raise BindingFailed(f"The file could not be put in place: {error.strerror}.") from error
        self.drafts = []
        return placed

    def discard(self) -> None:
        for draft in self.drafts:
            draft.path.unlink(missing_ok=True)
        self.drafts = []

    def findings(self, leaves: Sequence[Leaf]) -> tuple[str, ...]:
        """What the PDF/A check says of the bound file.

        Every part was checked when it was made, so a long file is not walked
        again: a short one, bound in the same way from the first leaf of each
        kind, stands for what binding adds.
        """
        if len(self.drafts) == 1 and self.drafts[0].pages <= WHOLE_CHECK:
            report = checker.validate_written(self.drafts[0].path, self.pdfa)
        else:
            sample = io.BytesIO()
            numbering = Numbering(0, sum(leaf.pages for leaf in leaves), "")
            self.binder(numbering).bind(_samples(leaves), sample)
            report = checker.validate_written(sample, self.pdfa)
        return () if report.passed else tuple(str(x)[:200] for x in report.findings[:10])


def _samples(leaves: Sequence[Leaf]) -> list[Leaf]:
    smallest: dict[tuple[bool, bool, int], Leaf] = {}
    for leaf in leaves:
        kind = (leaf.cover, bool(leaf.alternative), min(leaf.level, 2))
        if kind not in smallest or leaf.part.pages < smallest[kind].part.pages:
            smallest[kind] = leaf
    return list(smallest.values())


class _Disk(io.RawIOBase):
    """The file as qpdf writes it, hashed on the way.

    An error of the disk is kept until ``settle``: raised within qpdf's writing it
    would end the whole process.
    """

    def __init__(self, handle: int) -> None:
        self.file = os.fdopen(handle, "wb", buffering=0)
        self.size, self.hash = 0, hashlib.sha256()
        self.error: OSError | None = None

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        if self.error is None:
            try:
                self._write_all(data)
            except OSError as error:
                self.error = error
        self.hash.update(data)
        self.size += len(data)
        return len(data)

    def _write_all(self, data: Any) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[self.file.write(rest) :]

    def settle(self) -> None:
        """All of it is on the disk, or ``OSError``."""
        if self.error is not None:
            raise self.error
        os.fsync(self.file.fileno())

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self.file.close()
        super().close()


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    with contextlib.suppress(OSError):
        os.fsync(handle)
    os.close(handle)
