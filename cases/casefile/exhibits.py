"""Attached files as the engine's exhibits, in the order they were added to the case.

That order makes a file's exhibit number the same in every case file made of the case.
"""

import io
from collections.abc import Iterator, Mapping, Sequence

from cases.casefile import words
from cases.casefile.data import Attached, CaseData
from cases.models import StoredFile
from taskforce.courtpdf import Box, Exhibit
from taskforce.courtpdf.exhibits.ways import HEAD_BYTES, Way, way_by_type
from taskforce.courtpdf.exhibits.ways import way_of as way_of_bytes
from taskforce.vault import files as vault
from taskforce.vault.cipher import SealBroken

SEALED_HASH = "In the copy under seal"


class VaultReader(io.RawIOBase):
    """A stored file as a readable stream, opened sealed chunk by sealed chunk."""

    def __init__(self, name: str):
        self._pieces: Iterator[bytes] = vault.read(name)
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = piece
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count


def opener(name: str):
    """A function that opens the stored file anew each time it is called."""
    return lambda: io.BufferedReader(VaultReader(name), buffer_size=vault.CHUNK)


def way_of(one: Attached | StoredFile) -> Way | None:
    """How a stored file is reproduced; it is opened where its type does not tell.

    None where it would have to be opened and what is stored of it cannot be read now.
    """
    told = way_by_type(one.media_type)
    if told is not None:
        return told
    try:
        with opener(one.vault_name)() as file:
            return way_of_bytes(one.media_type, file.read(HEAD_BYTES))
    except (OSError, SealBroken):
        return None


def exhibit(one: Attached, boxes: Sequence[Box] = ()) -> Exhibit:
    """One attached file. The title is a bookmark: it says where the file hangs, not its name.

    Of a redacted text the engine is given nothing but the text after redaction.
    """
    if one.redacted_text is not None:
        return _text(one, one.redacted_text.encode())
    return Exhibit(
        id=one.id,
        number=str(one.exhibit),
        title=one.source,
        media_type=one.media_type,
        sha256=one.sha256,
        opener=opener(one.vault_name),
        size=one.size,
        facts=_facts(one),
        withheld=one.withheld,
        boxes=boxes,
        hash_said=SEALED_HASH if one.is_changed else "",
    )


def _facts(one: Attached) -> tuple[tuple[str, str], ...]:
    return (
        ("File name", one.name),
        ("Kind of file", one.media_type),
        ("Size", f"{words.size(one.printed_size)} ({one.printed_size:,} bytes)"),
        ("Added", f"{words.day(one.added_at, clock=True)} by {one.added_by}"),
    )


def _text(one: Attached, text: bytes) -> Exhibit:
    return Exhibit(
        id=one.id,
        number=str(one.exhibit),
        title=one.source,
        media_type="text/plain",
        sha256=one.printed_sha256,
        opener=lambda: io.BytesIO(text),
        size=len(text),
        facts=(*_facts(one), ("SHA-256 of the text as redacted", one.printed_sha256)),
        withheld=one.withheld,
        hash_said=SEALED_HASH,
    )


def all_exhibits(data: CaseData, boxes: Mapping[str, Sequence[Box]] | None = None) -> list[Exhibit]:
    """Every attached file of the case, in order, with the boxes over its pages by its id."""
    return [exhibit(one, (boxes or {}).get(one.id, ())) for one in data.files]
