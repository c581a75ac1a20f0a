"""Attached files as the engine's exhibits, in the order they were added to the case.

That order makes a file's exhibit number the same in every case file made of the case.
"""

import io
from collections.abc import Iterator

from cases.casefile import words
from cases.casefile.data import Attached, CaseData
from taskforce.courtpdf import Exhibit
from taskforce.vault import files as vault


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


def exhibit(one: Attached) -> Exhibit:
    """One attached file. The title is a bookmark: it says where the file hangs, not its name."""
    return Exhibit(
        id=one.id,
        number=str(one.exhibit),
        title=one.source,
        media_type=one.media_type,
        sha256=one.sha256,
        opener=opener(one.vault_name),
        size=one.size,
        facts=(
            ("File name", one.name),
            ("Kind of file", one.media_type),
            ("Size of the original", f"{words.size(one.size)} ({one.size:,} bytes)"),
            ("Added", f"{words.day(one.added_at, clock=True)} by {one.added_by}"),
        ),
        withheld=one.withheld,
    )


def all_exhibits(data: CaseData) -> list[Exhibit]:
    """Every attached file of the case, in order."""
    return [exhibit(one) for one in data.files]
