"""Reads a case for its file, as whoever asked, through the same rule as every page.

There is no path from here to a client's record or an advocate's notes: only rows that hang
on the case itself are read, and this module imports nothing of ``victims``.
"""

import uuid
from collections import defaultdict
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from cases.casefile.data import (
    Attached,
    CaseData,
    Decision,
    Entry,
    Item,
    Known,
    Person,
    Transfer,
)
from cases.casefile.words import day, person_facts, yes
from cases.models import (
    Case,
    CasePerson,
    Custody,
    EvidenceItem,
    LogEntry,
    PersonRoleDecision,
    StoredFile,
)
from taskforce.access.principal import Principal
from taskforce.vocabulary.evidence import HASH_ONLY_KINDS
from taskforce.vocabulary.persons import OFFENDER_ROLES

# Potential and confirmed victims stand apart and are never added up (DOMAIN.md 2.6).
GROUPS = (
    ("confirmed", "Victims (confirmed)"),
    ("potential", "Possible victims (potential)"),
    ("offenders", "Suspects, traffickers, buyers and facilitators"),
    ("others", "Identified persons and witnesses"),
)
ADULT_AT = 18
WITHHELD = (
    "Child sexual abuse material stays with the government or the court (18 USC 3509(m)). "
    "Only its hash and location are recorded."
)


def gather(case_id: uuid.UUID, principal: Principal, as_of: datetime) -> CaseData | None:
    """The case as that principal may export it now; None when they may not.

    Called inside ``acting(principal)`` and one snapshot.
    """
    case = (
        Case.objects.permitted(principal, "case.export")
        .select_related("agency", "lead", "jurisdiction", "task_force")
        .defer("search")
        .filter(pk=case_id)
        .first()
    )
    return None if case is None else gather_opened(case, principal, as_of)


def gather_opened(case: Case, principal: Principal, as_of: datetime) -> CaseData:
    """The same of a case that a door has opened for that principal."""
    files = _files(case, principal)
    return CaseData(
        number=case.number,
        title=case.title,
        agency=case.agency.name,
        kind=case.get_kind_display(),
        status=case.get_status_display(),
        status_code=case.status,
        confidentiality=case.get_confidentiality_display(),
        opened_on=case.opened_on,
        lead=str(case.lead) if case.lead else "",
        facts=_facts(case),
        summary=case.summary,
        closing_note=case.closing_note,
        as_of=as_of,
        people=_people(case, principal),
        entries=_entries(case, principal, files),
        items=_items(case, principal, files),
        files=files,
    )


def _facts(case: Case) -> list[tuple[str, str]]:
    closed = f"{case.get_closing_reason_display()}" if case.closing_reason else ""
    return [
        ("Case number", case.number),
        ("Agency", case.agency.name),
        ("ORI", case.agency.ori),
        ("Task force", str(case.task_force or "")),
        ("Jurisdiction", str(case.jurisdiction or "")),
        ("Kind of case", case.get_kind_display()),
        ("Status", case.get_status_display()),
        ("Opened on", day(case.opened_on)),
        ("Lead investigator", str(case.lead or "")),
        ("Confidentiality", case.get_confidentiality_display()),
        ("Sealed", yes(case.sealed)),
        ("Closed", day(case.closed_at) if case.closed_at else ""),
        ("Closing reason", closed),
    ]


def _people(case: Case, principal: Principal) -> list[Person]:
    decided = defaultdict(list)
    rows = PersonRoleDecision.objects.visible_to(principal).filter(case=case)
    for row in rows.select_related("decided_by").order_by("decided_at", "id"):
        decided[row.person_id].append(
            Decision(row.get_role_display(), str(row.decided_by), row.decided_at, row.basis)
        )
    return [
        Person(
            number=row.number,
            group=_group(row.role),
            role=row.get_role_display(),
            name=row.name,
            aliases=row.aliases,
            facts=person_facts(row),
            description=row.description,
            decisions=decided[row.pk],
            known=known_of_row(row, case.opened_on),
            record=str(row.pk),
        )
        for row in CasePerson.objects.visible_to(principal).filter(case=case).order_by("number")
    ]


def known_of_row(row: CasePerson, opened_on: date) -> Known:
    """Who was a child when identified stays one here: the act happened to a child.

    Without the day of that, the first day on which the case can have known them counts, so that
    nobody is printed because a birthday has passed since.
    """
    minor = row.minor_when_identified
    if row.birth_date and not minor:
        met = row.identified_on or min(opened_on, timezone.localdate(row.created_at))
        minor = _age(row.birth_date, met) < ADULT_AT
    return Known(
        birth_date=row.birth_date,
        minor=minor,
        is_offender=row.role in OFFENDER_ROLES,
        phone=row.phone,
        address=row.address,
    )


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _group(role: str) -> str:
    if role in OFFENDER_ROLES:
        return "offenders"
    return {"victim": "confirmed", "possible_victim": "potential"}.get(role, "others")


def rows_of_files(case: Case, user) -> QuerySet[StoredFile]:
    """The files of a case in the order of their exhibit numbers."""
    return (
        StoredFile.objects.visible_to(user)
        .filter(case=case)
        .select_related("log_entry", "evidence", "uploaded_by")
        .defer("log_entry__search", "log_entry__text", "evidence__details")
        .order_by("uploaded_at", "id")
    )


def _files(case: Case, principal: Principal) -> list[Attached]:
    rows = rows_of_files(case, principal)
    return [attached(number, row) for number, row in enumerate(rows, start=1)]


def attached(number: int, row: StoredFile) -> Attached:
    """A stored file as the exhibit of that number."""
    on_item = row.evidence_id is not None
    parent = row.evidence if on_item else row.log_entry
    hash_only = on_item and row.evidence.kind in HASH_ONLY_KINDS
    return Attached(
        exhibit=number,
        source=f"Item {parent.number}" if on_item else f"Log entry {parent.number}",
        source_key=f"item-{parent.number}" if on_item else f"entry-{parent.number}",
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        vault_name="" if hash_only else row.vault_name,
        added_at=row.uploaded_at,
        added_by=str(row.uploaded_by),
        withheld=WITHHELD if hash_only else "",
        record=str(row.pk),
    )


def _entries(case: Case, principal: Principal, files: list[Attached]) -> list[Entry]:
    rows = list(
        LogEntry.objects.visible_to(principal)
        .filter(case=case)
        .select_related("author")
        .defer("search")
        .order_by("occurred_at", "number")
    )
    numbers = {row.pk: row.number for row in rows}
    addenda = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.number):
        if row.addendum_to_id:
            addenda[row.addendum_to_id].append(row.number)
    exhibits = _by_source(files)
    return [
        Entry(
            number=row.number,
            kind=row.get_kind_display(),
            occurred_at=row.occurred_at,
            recorded_at=row.recorded_at,
            author=str(row.author),
            text=row.text,
            addendum_to=numbers.get(row.addendum_to_id),
            addenda=addenda[row.pk],
            exhibits=[one.exhibit for one in exhibits[f"entry-{row.number}"]],
            record=str(row.pk),
        )
        for row in rows
    ]


def _items(case: Case, principal: Principal, files: list[Attached]) -> list[Item]:
    transfers = defaultdict(list)
    rows = Custody.objects.visible_to(principal).filter(case=case)
    for row in rows.order_by("at", "recorded_at", "id"):
        transfers[row.evidence_id].append(
            Transfer(
                row.at,
                row.released_by,
                row.received_by,
                row.place,
                row.get_purpose_display(),
                row.note,
            )
        )
    attached = _by_source(files)
    return [
        Item(
            number=row.number,
            kind=row.get_kind_display(),
            description=row.description,
            details=row.details,
            transfers=transfers[row.pk],
            files=attached[f"item-{row.number}"],
            hash_only=row.kind in HASH_ONLY_KINDS,
            record=str(row.pk),
            facts=[
                ("Kind", row.get_kind_display()),
                ("Collected", day(row.collected_at, clock=True)),
                ("Collected by", row.collected_by),
                ("How it came in", row.get_source_display()),
                ("Place", row.collected_place),
            ],
        )
        for row in EvidenceItem.objects.visible_to(principal).filter(case=case).order_by("number")
    ]


def _by_source(files: list[Attached]) -> dict[str, list[Attached]]:
    found = defaultdict(list)
    for one in files:
        found[one.source_key].append(one)
    return found
