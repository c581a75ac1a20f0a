"""Bookmarks: the titles of sections and exhibits, and the headings inside them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Pdf, String


@dataclass
class Entry:
    level: int
    title: str
    page: Object
    x: float = 0
    y: float = 10_000
    children: list["Entry"] = field(default_factory=list)


def nested(entries: Sequence[Entry]) -> list[Entry]:
    """As a tree; a level that skips one hangs below the last that is higher."""
    top: list[Entry] = []
    path: list[Entry] = []
    for entry in entries:
        while path and path[-1].level >= entry.level:
            path.pop()
        (path[-1].children if path else top).append(entry)
        path.append(entry)
    return top


def outline(pdf: Pdf, entries: Sequence[Entry]) -> Object | None:
    top = nested(entries)
    if not top:
        return None
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    root.First, root.Last, root.Count = _chain(pdf, top, root)[:3]
    return root


def _chain(pdf: Pdf, entries: Sequence[Entry], parent: Object) -> tuple[Object, Object, int]:
    made = []
    for entry in entries:
        node = pdf.make_indirect(
            Dictionary(
                Title=String(entry.title),
                Parent=parent,
                Dest=Array([entry.page, Name.XYZ, round(entry.x, 2), round(entry.y, 2), None]),
            )
        )
        if entry.children:
            node.First, node.Last, count = _chain(pdf, entry.children, node)
            node.Count = -count  # closed until it is opened
        if made:
            node.Prev, made[-1].Next = made[-1], node
        made.append(node)
    return made[0], made[-1], len(made)
