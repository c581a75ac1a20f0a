"""A page of a list that is made in memory.

Proposals of redaction stand in no table: they are found anew in the texts of a case for every
request, so there is no key that a database could begin after, and the whole list is there already.
Whatever is read from a table is cut by :mod:`taskforce.paging.keyset`.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Slice:
    """Rows, and where the pages on both sides begin (None where there is none)."""

    rows: Sequence
    before: int | None = None
    after: int | None = None


def slice_of(rows: Sequence, size: int, asked: str = "") -> Slice:
    """The page that begins at a place as an address names it; an impossible one is the first."""
    start = int(asked) if asked.isdecimal() and len(asked) < 9 else 0
    if start >= len(rows):
        start = 0
    end = start + size
    return Slice(
        rows[start:end],
        before=max(0, start - size) if start else None,
        after=end if end < len(rows) else None,
    )
