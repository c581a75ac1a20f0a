"""Proposals as the page shows them: in their sentence, with what would be printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from cases.casefile.data import CaseData
from cases.casefile.registry import PARTS
from cases.models import Case
from cases.redaction.casework import Reviewed
from cases.redaction.places import Place
from cases.redaction.proposals import Mark, Proposal
from cases.redaction.rules import RULES, UNSEARCHED, Rule, rule
from cases.redaction.written import replacement

EXHIBITS = ("file", "exhibit")  # shown page by page
AROUND = 90  # characters of the sentence on either side
STATES = {
    "waits": ("Waits", "warn"),
    "default": ("Redacted", "info"),
    "accepted": ("Redacted", "good"),
    "refused": ("Left in", "bad"),
}


@dataclass(frozen=True)
class Line:
    """One proposal on the page."""

    proposal: Proposal
    before: str
    after: str
    instead: str
    href: str
    can_print: bool

    @property
    def state(self) -> tuple[str, str]:
        """Label and tone."""
        return STATES[self.proposal.state]


@dataclass(frozen=True)
class Shelf:
    """The proposals of one kind."""

    rule: Rule
    lines: Sequence[Line]

    @property
    def waiting(self) -> list[str]:
        """The names of those that wait, as the button sends them."""
        return [one.proposal.fingerprint for one in self.lines if one.proposal.waits]


def shelves(
    case: Case, found: Reviewed, rows: Sequence[Proposal], *, supervisor: bool
) -> list[Shelf]:
    """Proposals by kind, in the order of the rules."""
    addresses = Addresses(case, found.data)
    by_kind: dict[str, list[Line]] = {}
    for one in rows:
        by_kind.setdefault(one.hit.kind, []).append(_line(one, addresses, supervisor))
    return [Shelf(RULES[kind], by_kind[kind]) for kind in RULES if kind in by_kind]


def _line(one: Proposal, addresses: "Addresses", supervisor: bool) -> Line:
    start, end = one.hit.start, one.hit.end
    is_exhibit = one.hit.kind in UNSEARCHED
    return Line(
        one,
        _cut(one.text[max(0, start - AROUND) : start], start > AROUND, left=True),
        _cut(one.text[end : end + AROUND], end + AROUND < len(one.text), left=False),
        "a sheet that says why" if is_exhibit else replacement(one, "R"),
        addresses.of(one.place),
        supervisor or not one.rule.child,
    )


def _cut(text: str, more: bool, *, left: bool) -> str:
    """Cut at a word, with dots where something is left out."""
    if not more:
        return text
    head, gap, rest = (text.partition if left else text.rpartition)(" ")
    kept = (rest if left else head) if gap else text
    return f"… {kept}" if left else f"{kept} …"


class Addresses:
    """Where on the pages of the case a place stands."""

    def __init__(self, case: Case, data: CaseData):
        self.case = case
        self.rows = {
            f"{kind.key}:{one.number}": one.record
            for part in PARTS
            for kind in part.kinds
            if kind.route
            for one in data.parts.get(part.key, ())
        }

    def of(self, place: Place) -> str:
        """The address of the page that shows it; of the log for what has no page of its own."""
        group, _, rest = place.key.partition(":")
        number, _, at = rest.partition(":")
        route, row = PARTS.kind(group).route, self.rows.get(f"{group}:{number}")
        if row is None:
            return reverse("case-log", args=[self.case.pk])
        page = [int(at) if at.isdecimal() else 1] if group in EXHIBITS else []
        return reverse(route, args=[self.case.pk, row, *page])


def kept_marks(case: Case, found: Reviewed) -> list[dict]:
    """What was redacted by hand, texts first."""
    numbers = {one.record: one.exhibit for one in found.data.files}
    return [_mark(case, one, numbers) for one in found.review.marks]


def _mark(case: Case, one: Mark, numbers: dict[str, int]) -> dict:
    where = href = ""
    if one.file_id is not None:
        where = f"Exhibit {numbers.get(str(one.file_id), '?')}, page {one.page}"
        href = reverse("case-redaction-exhibit", args=[case.pk, one.file_id, one.page or 1])
    return {"mark": one, "rule": rule(one.kind), "where": where, "href": href}


def summary(case: Case, found: Reviewed) -> dict:
    """What the head of the page says: of unknown age, exhibits to look at, unread ones."""
    files = [one for one in found.data.files if one.vault_name]
    return {
        "ageless": [
            one.number
            for one in found.data.people
            if one.known.minor is None and not one.known.is_offender
        ],
        "unread": list(found.texts.unread),
        "exhibits": [
            {
                "number": one.exhibit,
                "href": reverse("case-redaction-exhibit", args=[case.pk, one.record, 1]),
            }
            for one in files
        ],
    }
