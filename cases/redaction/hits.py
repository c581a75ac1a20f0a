"""A hit in a text, and how hits that lie over one another become pieces that do not."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable
from dataclasses import dataclass, replace

CHILD_FIRST = frozenset({"child_identity", "minor_name", "child_contact"})
BETWEEN = re.compile(r"[\s,.\-'’_/]{1,3}")
PERSON = "person:"


@dataclass(frozen=True)
class Hit:
    """A piece of a text: which rule, why it was found, whether the case knows it.

    ``kept`` is what of an address stays readable; ``value`` is what it is a writing of: the
    same person's name (``person:1``, ``person:1,2`` where two share it), the same day, the
    same number.
    """

    start: int
    end: int
    kind: str
    why: str
    certain: bool
    value: str = ""
    kept: str = ""

    @property
    def length(self) -> int:
        return self.end - self.start


def apart(found: Iterable[Hit], text: str) -> list[Hit]:
    """Every hit, in order, none over another, and together they cover all that was found.

    The certain win, then the longer. What of another one is left beside a winner stays a hit
    of its own: "45 Rose Lane" waits as an address though the child Rose is known. What is
    doubtful of a child comes before other doubts, so that refusing those does not print it.
    """
    taken: list[Hit] = []
    spans: list[tuple[int, int]] = []
    for hit in sorted(found, key=_order):
        free = _free(hit.start, hit.end, spans)
        for start, end in free:
            piece = _piece(hit, start, end, text, last=(start, end) == free[-1])
            if piece is not None:
                taken.append(piece)
                insort(spans, (piece.start, piece.end))
    return _joined(sorted(taken, key=lambda one: one.start), text)


def _order(hit: Hit) -> tuple:
    doubtful_child = not hit.certain and hit.kind in CHILD_FIRST
    return (not hit.certain, not doubtful_child, -hit.length, hit.start, hit.kind, hit.value)


def _free(start: int, end: int, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of a stretch lies under none of the spans, which are in order and apart."""
    out = []
    at = max(bisect_left(spans, (start,)) - 1, 0)
    while at < len(spans) and spans[at][0] < end:
        first, last = spans[at]
        at += 1
        if last <= start:
            continue
        if first > start:
            out.append((start, first))
        start = last
    return [*out, (start, end)] if start < end else out


def _piece(hit: Hit, start: int, end: int, text: str, *, last: bool) -> Hit | None:
    """That part of a hit, without the spaces and commas at its ends."""
    if (start, end) == (hit.start, hit.end):
        return hit
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if start == end:
        return None
    return replace(hit, start=start, end=end, kept=hit.kept if last else "")


def _joined(hits: list[Hit], text: str) -> list[Hit]:
    """Words of one person's name side by side are one: ``Lopez, Maria``."""
    out: list[Hit] = []
    for hit in hits:
        last = out[-1] if out else None
        who = _both(last.value, hit.value) if last is not None else ""
        if (
            last is not None
            and who
            and last.kind == hit.kind
            and last.certain == hit.certain
            and BETWEEN.fullmatch(text[last.end : hit.start])
        ):
            out[-1] = replace(last, end=hit.end, value=who)
        else:
            out.append(hit)
    return out


def _both(one: str, other: str) -> str:
    """The people that two values may both belong to, as a value."""
    if not (one.startswith(PERSON) and other.startswith(PERSON)):
        return ""
    others = other.removeprefix(PERSON).split(",")
    return people([number for number in one.removeprefix(PERSON).split(",") if number in others])


def people(numbers: Iterable[object]) -> str:
    """The value of a name that these people have; empty for none."""
    said = ",".join(map(str, numbers))
    return f"{PERSON}{said}" if said else ""
