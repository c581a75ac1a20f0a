"""The ways from a URL to a row of this app. Children are fetched through their case."""

from cases.models import (
    Case,
    CaseAgencyShare,
    CasePerson,
    CaseUserGrant,
    EvidenceItem,
    LogEntry,
    Production,
    StoredFile,
    Withholding,
)
from cases.standing import with_standing
from taskforce.access.doors import Absent, open_door

_CASES = Case.objects.select_related("agency", "lead", "task_force", "jurisdiction")


def open_case(user, key, action: str | None = None) -> Case:
    """The case with that id, for an action (seeing it, when None)."""
    return open_door(with_standing(_CASES, user), user, key, action)


def open_entry(user, case: Case, key) -> LogEntry:
    """An entry of the log of a case."""
    return open_door(case.logentrys.select_related("author__agency", "addendum_to"), user, key)


def open_person(user, case: Case, key) -> CasePerson:
    """A person of a case."""
    return open_door(case.casepersons.all(), user, key)


def open_item(user, case: Case, key) -> EvidenceItem:
    """An evidence item of a case."""
    return open_door(case.evidenceitems.all(), user, key)


def open_file(user, case: Case, key) -> StoredFile:
    """An attachment of a case, on its log or on an evidence item."""
    return open_door(case.storedfiles.select_related("evidence"), user, key)


def open_production(user, case: Case, key, action: str | None = None) -> Production:
    """A production of a case, for an action (seeing it, when None)."""
    rows = case.productions.select_related(
        "series",
        "prepared_by__agency",
        "served_by",
        "canceled_by",
        "case_file",
        "supersedes__series",
    )
    return open_door(rows, user, key, action)


def open_withholding(user, case: Case, key, action: str | None = None) -> Withholding:
    """A withholding of a case."""
    return open_door(case.withholdings.select_related("case"), user, key, action)


def open_share(user, case: Case, agency_id: int) -> list[CaseAgencyShare]:
    """The rows of a case's share with an agency (to see; perhaps also to contribute)."""
    return _grants(case.agency_shares.filter(group__agency=agency_id), user, agency_id)


def open_grant(user, case: Case, user_id: int) -> list[CaseUserGrant]:
    """The rows of a person's grant on a case."""
    return _grants(case.user_grants.filter(user=user_id), user, user_id)


def _grants(queryset, user, key):
    rows = list(queryset.visible_to(user))
    if not rows:
        raise Absent(queryset.model, key)
    return rows
