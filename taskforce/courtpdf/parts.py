"""A rendered section or reproduced exhibit, as it is kept in the store.

The bytes are: a magic word, the SHA-256 of all that follows, the length of the
description, the description (JSON), the PDF.  What does not check out is a miss:
it is rendered again.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

MAGIC = b"courtpdf-part-1\n"


@dataclass(frozen=True)
class Part:
    """``pages`` sized pages in ``pdf``; places are page (from 0), x, y in points.

    ``pdfa`` lists what keeps this part from being PDF/A; ``reason`` says why an
    exhibit could not be reproduced (then there are no pages).
    """

    pdf: Any = field(repr=False)  # bytes, or where they wait (spool.Kept)
    pages: int
    bookmarks: tuple[tuple[int, str, int, float, float], ...] = ()
    anchors: Mapping[str, tuple[int, float, float]] = field(default_factory=dict)
    links: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    pdfa: tuple[str, ...] = ()
    text_sha256: str = ""
    letters: int = 0
    source_pages: int = 0
    reason: str = ""

    def description(self) -> dict[str, object]:
        """All but the PDF, as JSON can hold it."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "pdf"}

    def packed(self) -> bytes:
        head = json.dumps(self.description(), sort_keys=True).encode()
        body = len(head).to_bytes(4) + head + self.pdf
        return MAGIC + hashlib.sha256(body).digest() + body


def unpacked(data: bytes | None) -> Part | None:
    """The part, or None for what is absent or damaged."""
    if data is None or not data.startswith(MAGIC):
        return None
    start = len(MAGIC) + 32
    if hashlib.sha256(memoryview(data)[start:]).digest() != data[len(MAGIC) : start]:
        return None
    length = int.from_bytes(data[start : start + 4])
    description = json.loads(data[start + 4 : start + 4 + length])
    return part_from(description, data[start + 4 + length :])


def part_from(description: Mapping[str, object], pdf: bytes) -> Part:
    """From JSON, whose lists become tuples again."""
    given = dict(description)
    for name in ("bookmarks", "links", "notices", "pdfa"):
        given[name] = tuple(tuple(x) if isinstance(x, list) else x for x in given[name])
    given["anchors"] = {k: tuple(v) for k, v in given["anchors"].items()}
    return Part(pdf=pdf, **given)
