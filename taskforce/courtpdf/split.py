"""Cutting long logs, tables and texts into sections of 16 to 30 pages.

A section is what is rendered again when something in it changes, so small ones
make a rebuild fast; too small ones cost a font subset each.  Cuts are made by
*weight* (about the number of characters), always at the same places for the same
beginning: an entry added at the end changes the last section only.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

SECTION_WEIGHT = 50_000  # about 20 pages of narrative, 25 of a table
LINE_WIDTH = 100


def chunked(
    items: Iterable[T], weight: Callable[[T], int], limit: int = SECTION_WEIGHT
) -> Iterator[list[T]]:
    """Lists of items of up to ``limit`` together; a heavy item stands alone."""
    chunk: list[T] = []
    total = 0
    for item in items:
        heavy = weight(item)
        if chunk and total + heavy > limit:
            yield chunk
            chunk, total = [], 0
        chunk.append(item)
        total += heavy
    if chunk:
        yield chunk


def pieces_of_text(text: str, lines: int, width: int = LINE_WIDTH) -> list[str]:
    """Pieces of about that many printed lines; a line too long for one is cut."""
    most = lines * width
    cut = [
        line[at : at + most]
        for line in text.split("\n")
        for at in range(0, max(len(line), 1), most)
    ]
    return [
        "\n".join(piece) for piece in chunked(cut, lambda line: 1 + len(line) // width, lines)
    ] or [""]
