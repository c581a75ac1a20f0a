"""Entries, decisions, evidence and custody as lanes of a case's timeline."""

from django.urls import reverse

from cases.happenings import Happening, Lane
from cases.models import Case, Custody, EvidenceItem, LogEntry, PersonRoleDecision
from taskforce.vocabulary.cases import LOG_ENTRY_KIND
from taskforce.vocabulary.evidence import CUSTODY_PURPOSE, EVIDENCE_KIND
from taskforce.vocabulary.persons import PERSON_ROLE


def _entries(user, case: Case):
    return case.logentrys.visible_to(user).select_related("author").defer("search")


def _entry(case: Case, row: LogEntry) -> Happening:
    label = LOG_ENTRY_KIND.label(row.kind)
    return Happening(
        row.occurred_at,
        "log",
        str(row.pk),
        "Addendum" if row.addendum_to_id else label,
        row.text,
        str(row.author),
        reverse("case-entry", args=[case.pk, row.pk]),
        "info",
    )


def _decisions(user, case: Case):
    return case.personroledecisions.visible_to(user).select_related("person", "decided_by")


def _decision(case: Case, row: PersonRoleDecision) -> Happening:
    return Happening(
        row.decided_at,
        "role",
        str(row.pk),
        "Role decided",
        f"{row.person}: {PERSON_ROLE.label(row.role)}\n{row.basis}",
        str(row.decided_by),
        reverse("case-person", args=[case.pk, row.person_id]),
        "warn",
    )


def _items(user, case: Case):
    return case.evidenceitems.visible_to(user)


def _item(case: Case, row: EvidenceItem) -> Happening:
    return Happening(
        row.collected_at,
        "evidence",
        str(row.pk),
        "Evidence collected",
        f"Item {row.number}, {EVIDENCE_KIND.label(row.kind)}: {row.description}",
        row.collected_by,
        reverse("case-evidence-item", args=[case.pk, row.pk]),
        "good",
    )


def _transfers(user, case: Case):
    return case.custodys.visible_to(user).select_related("evidence")


def _transfer(case: Case, row: Custody) -> Happening:
    return Happening(
        row.at,
        "custody",
        str(row.pk),
        "Custody",
        f"Item {row.evidence.number}: {row.released_by} to {row.received_by},"
        f" {CUSTODY_PURPOSE.label(row.purpose).lower()}, {row.place}",
        row.received_by,
        reverse("case-evidence-item", args=[case.pk, row.evidence_id]),
    )


TIMELINE = (
    Lane("log", "Log", 10, "occurred_at", _entries, _entry),
    Lane("role", "Decisions", 20, "decided_at", _decisions, _decision),
    Lane("evidence", "Evidence", 30, "collected_at", _items, _item),
    Lane("custody", "Custody", 40, "at", _transfers, _transfer),
)
