"""Looks through the redacted case again, with the same finder, before anything is printed."""

from collections.abc import Sequence

from cases.casefile.data import CaseData
from cases.redaction.errors import LeftOver
from cases.redaction.finder import find
from cases.redaction.folding import squeezed
from cases.redaction.known import Known
from cases.redaction.places import texts
from cases.redaction.proposals import Proposal
from cases.redaction.rules import RULES

BRACKETS = [f"{one.printed}, {one.short}" for one in RULES.values()]


def check_nothing_left(after: CaseData, known: Known, let_through: Sequence[Proposal]) -> None:
    """Raises :class:`LeftOver` where the case still holds what nobody let through.

    What the brackets themselves say is set aside: a child may be called Child.
    """
    allowed = {(one.place.key, squeezed(one.found)) for one in let_through}
    for place, text in texts(after):
        if place.of_staff:
            continue
        text = without_brackets(text)
        for hit in find(text, known):
            said = squeezed(text[hit.start : hit.end])
            if hit.certain and not _allowed(place.key, said, allowed):
                raise LeftOver(f"The redacted copy still held a value that must go: {place.label}.")


def without_brackets(text: str) -> str:
    """The text without what the brackets themselves say."""
    for said in BRACKETS:
        text = text.replace(said, "\n")
    return text


def _allowed(key: str, said: str, allowed: set[tuple[str, str]]) -> bool:
    return any(place == key and (said in one or one in said) for place, one in allowed)
