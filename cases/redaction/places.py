"""Every text of a case, in one walk: the finder and the redaction pass the same places."""

from collections.abc import Callable
from typing import Any

from cases.casefile.data import CaseData
from cases.casefile.places import Change, Place, Walk
from cases.casefile.registry import PARTS

__all__ = ["Change", "Place", "beside", "groups", "rewritten", "texts"]


def groups() -> list[tuple[str, str]]:
    """The kinds of content that places belong to, for a form."""
    return [(kind.key, kind.label) for kind in PARTS.kinds()]


def rewritten(data: CaseData, change: Change) -> CaseData:
    """The case with every text replaced by what ``change`` makes of it.

    :raises KeyError: where records were read of which no part tells.
    """
    return _walked(data, Walk(change))


def texts(data: CaseData) -> list[tuple[Place, str]]:
    """Every place with its text, empty ones left out."""
    found: list[tuple[Place, str]] = []

    def note(place: Place, text: str) -> str:
        if text:
            found.append((place, text))
        return text

    rewritten(data, note)
    return found


def beside(data: CaseData, note: Callable[[Any], None]) -> None:
    """Tell ``note`` of what is printed beside the texts: dates, numbers, the product's words."""
    _walked(data, Walk(lambda place, text: text, note))


def _walked(data: CaseData, walk: Walk) -> CaseData:
    for key in data.parts:
        PARTS.of(key)
    header, records = data, {}
    for part in PARTS.as_searched():
        at = Place(part.kinds[0].key, part.kinds[0].label)
        if part.gather is None:
            header = walk.record(data, at)
        elif part.key in data.parts:
            records[part.key] = walk.several(data.parts[part.key], at)
    return header.with_parts(**records)
