"""Everything that happened in a case, in time order: entries, decisions, evidence, custody."""

import datetime
from dataclasses import dataclass
from heapq import nlargest

from django.core import signing
from django.db.models import CharField, F, Value
from django.urls import reverse

from cases.models import Case
from taskforce.vocabulary.cases import LOG_ENTRY_KIND
from taskforce.vocabulary.evidence import CUSTODY_PURPOSE, EVIDENCE_KIND
from taskforce.vocabulary.persons import PERSON_ROLE

SIZE = 100
MARKS = 3000
SALT = "cases.chronicle"
LANES = (("log", "Log"), ("role", "Decisions"), ("evidence", "Evidence"), ("custody", "Custody"))


@dataclass(frozen=True)
class Happening:
    """One thing that happened, from whichever table."""

    at: datetime.datetime
    lane: str
    pk: str
    label: str
    text: str
    who: str
    href: str
    tone: str = ""


def page_of_happenings(user, case: Case, cursor: str = "") -> tuple[list[Happening], str]:
    """The newest 100 before a cursor, and the cursor of what is older ("" for none)."""
    before = _read(cursor)
    found: list[Happening] = []
    for source in (_entries, _decisions, _items, _transfers):
        found += source(user, case, before)
    newest = nlargest(SIZE + 1, found, key=_key)
    shown = newest[:SIZE]
    older = signing.dumps(list(_place(shown[-1])), salt=SALT) if len(newest) > SIZE else ""
    return shown, older


def moments(user, case: Case) -> dict[str, list[datetime.datetime]]:
    """The times alone, for the drawing: at most 3,000 a lane, the newest."""
    log, *others = (
        _times("log", case.logentrys.visible_to(user), "occurred_at"),
        _times("role", case.personroledecisions.visible_to(user), "decided_at"),
        _times("evidence", case.evidenceitems.visible_to(user), "collected_at"),
        _times("custody", case.custodys.visible_to(user), "at"),
    )
    found: dict[str, list[datetime.datetime]] = {key: [] for key, _ in LANES}
    for lane, at in log.union(*others, all=True):
        found[lane].append(at)
    return found


def _times(lane: str, rows, field: str):
    """Lane and time of the newest rows, for the union."""
    named = rows.annotate(_lane=Value(lane, CharField()), _at=F(field))
    return named.order_by(f"-{field}", "-pk").values_list("_lane", "_at")[:MARKS]


def _key(one: Happening):
    return (one.at, one.pk)


def _place(one: Happening) -> tuple[str, str]:
    return (one.at.isoformat(), one.pk)


def _read(cursor: str):
    """The place of a signed cursor; a forged or empty one begins at the newest."""
    try:
        at, pk = signing.loads(cursor, salt=SALT) if cursor else (None, None)
        return (datetime.datetime.fromisoformat(at), pk) if at else None
    except (signing.BadSignature, ValueError, TypeError):
        return None


def _before(rows, field: str, before):
    rows = rows.order_by(f"-{field}", "-pk")
    if before is not None:
        at, pk = before
        rows = rows.filter(**{f"{field}__lte": at}).exclude(**{field: at, "pk__gte": pk})
    return rows[: SIZE + 1]


def _entries(user, case, before):
    rows = case.logentrys.visible_to(user).select_related("author").defer("search")
    for row in _before(rows, "occurred_at", before):
        label = LOG_ENTRY_KIND.label(row.kind)
        yield Happening(
            row.occurred_at,
            "log",
            str(row.pk),
            "Addendum" if row.addendum_to_id else label,
            row.text,
            str(row.author),
            reverse("case-entry", args=[case.pk, row.pk]),
            "info",
        )


def _decisions(user, case, before):
    rows = case.personroledecisions.visible_to(user)
    for row in _before(rows.select_related("person", "decided_by"), "decided_at", before):
        yield Happening(
            row.decided_at,
            "role",
            str(row.pk),
            "Role decided",
            f"{row.person}: {PERSON_ROLE.label(row.role)}\n{row.basis}",
            str(row.decided_by),
            reverse("case-person", args=[case.pk, row.person_id]),
            "warn",
        )


def _items(user, case, before):
    rows = case.evidenceitems.visible_to(user)
    for row in _before(rows, "collected_at", before):
        yield Happening(
            row.collected_at,
            "evidence",
            str(row.pk),
            "Evidence collected",
            f"Item {row.number}, {EVIDENCE_KIND.label(row.kind)}: {row.description}",
            row.collected_by,
            reverse("case-evidence-item", args=[case.pk, row.pk]),
            "good",
        )


def _transfers(user, case, before):
    rows = case.custodys.visible_to(user).select_related("evidence")
    for row in _before(rows, "at", before):
        yield Happening(
            row.at,
            "custody",
            str(row.pk),
            "Custody",
            f"Item {row.evidence.number}: {row.released_by} to {row.received_by},"
            f" {CUSTODY_PURPOSE.label(row.purpose).lower()}, {row.place}",
            row.received_by,
            reverse("case-evidence-item", args=[case.pk, row.evidence_id]),
        )
