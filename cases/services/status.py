"""The states of a case: suspend, close, reopen. Each says why and stands in the log."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.models import Case
from cases.services.acts import allowed
from cases.services.log import append_entry
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.vocabulary.cases import CASE_CLOSING_REASON, CASE_STATUS, CASE_STATUS_MOVES


@transaction.atomic
def close_case(*, case: Case, by: User, reason: str, note: str, at=None) -> Case:
    """End the investigation for a reason of CASE_CLOSING_REASON; a transfer is *referred*."""
    reason = CASE_CLOSING_REASON.validate(reason)
    status = CASE_STATUS.validate(CASE_CLOSING_REASON.mapped(reason, "status") or "closed")
    case = _movable(case, by, status)
    _told(note)
    at = at or timezone.now()
    case.closed_at, case.closing_reason, case.closing_note = at, reason, note.strip()
    text = f"Case closed: {CASE_CLOSING_REASON.label(reason)}.\n{note.strip()}"
    return _move(case, by, status, text, "case.closed", at, reason=reason)


@transaction.atomic
def suspend_case(*, case: Case, by: User, note: str, at=None) -> Case:
    """Leads are exhausted for now; it may be taken up again."""
    case = _movable(case, by, "suspended")
    _told(note)
    text = f"Case suspended.\n{note.strip()}"
    return _move(case, by, "suspended", text, "case.suspended", at or timezone.now())


@transaction.atomic
def reopen_case(*, case: Case, by: User, note: str, at=None) -> Case:
    """Take a closed or suspended case up again, with the reason."""
    case = _movable(case, by, "open")
    _told(note)
    case.closed_at, case.closing_reason, case.closing_note = None, "", ""
    text = f"Case reopened.\n{note.strip()}"
    return _move(case, by, "open", text, "case.reopened", at or timezone.now())


def _movable(case: Case, by: User, status: str) -> Case:
    case = allowed(case, by, "case.close", lock=True)
    if status not in CASE_STATUS_MOVES[case.status]:
        raise ValidationError(
            f"The case is {CASE_STATUS.label(case.status).lower()}: it cannot become"
            f" {CASE_STATUS.label(status).lower()} now.",
            "not_now",
        )
    return case


def _told(note: str) -> None:
    if not note.strip():
        raise ValidationError({"note": "Say why. It stands in the log."})


def _move(case: Case, by: User, status: str, text: str, kind: str, at, **facts) -> Case:
    case.status = status
    case.version += 1
    case.save(update_fields=["status", "closed_at", "closing_reason", "closing_note", "version"])
    append_entry(
        case=case, by=by, kind="administrative", occurred_at=at, text=text.strip(), recorded_at=at
    )
    record(kind, case, **facts)
    return case
