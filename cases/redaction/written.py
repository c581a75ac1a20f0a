"""What stands in the public copy where something was taken out."""

import re

from cases.redaction.days import days_in
from cases.redaction.folding import Folded, words
from cases.redaction.proposals import Proposal

LONG_ENOUGH = 9  # letters and figures: of less, four would be half of the value


def replacement(proposal: Proposal, identifier: str) -> str:
    """``[R2: birth date, 49.1(a)(2)] 2009``: the item of the reference list, and what stays."""
    one = proposal.rule
    kept = kept_of(proposal)
    return f"[{identifier}: {one.printed}, {one.short}]{' ' if kept else ''}{kept}"


def kept_of(proposal: Proposal) -> str:
    """What the rule leaves readable of a value."""
    found = proposal.found
    match proposal.rule.keep:
        case "last_four":
            alone = [one for one in found if one.isalnum()]
            return "".join(alone[-4:]) if len(alone) >= LONG_ENOUGH else ""
        case "year":
            return _year(proposal)
        case "initials":
            return "".join(f"{one[0].upper()}." for one in words(found))
        case "city_state":
            return proposal.hit.kept
        case _:
            return ""


def _year(proposal: Proposal) -> str:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", proposal.hit.value):
        return proposal.hit.value[:4]
    for written in days_in(Folded(proposal.found).plain):
        if len(years := {day.year for day in written.days}) == 1:
            return str(years.pop())
    return ""
