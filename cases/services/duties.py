"""Marking a line of the discovery checklist; the newest mark counts, the older ones stay."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.models import Case, DutyMark, Production, Withholding
from cases.services.acts import allowed
from taskforce.access.acts import given, once, seen_again
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.vocabulary.discovery import DISCOVERY_DUTY, DUTY_STATE


@transaction.atomic
def mark_duty(
    *,
    case: Case,
    by: User,
    duty: str,
    state: str,
    production: Production | None = None,
    withholding: Withholding | None = None,
    note: str = "",
    idempotency_key: uuid.UUID | None = None,
) -> DutyMark:
    """Say how a line stands: pending, not applicable, produced in, withheld by.

    :raises ValidationError: when the production or withholding is missing, of another case,
        or not one that this can rest on.
    """
    case = allowed(case, by, "case.produce")
    DISCOVERY_DUTY.validate(duty)
    DUTY_STATE.validate(state)
    production = production if state == "produced" else None
    withholding = withholding if state == "withheld" else None
    if state == "produced" and not _was_produced(case, by, production):
        raise ValidationError({"production": "Choose the production that was handed over."})
    if state == "withheld" and not _is_live(case, by, withholding):
        raise ValidationError({"withholding": "Choose the withholding that keeps it back."})
    if state == "not_applicable" and not note.strip():
        raise ValidationError({"note": "Say why nothing of this kind is owed."})

    def make() -> DutyMark:
        return DutyMark.objects.create(
            case=case,
            duty=duty,
            state=state,
            production=production,
            withholding=withholding,
            note=note,
            marked_by=by,
            **given(idempotency_key=idempotency_key),
        )

    made, is_new = once(DutyMark, idempotency_key, {"case": case, "marked_by": by}, make)
    made = seen_again(made, by)
    if is_new:
        record("duty.marked", made, duty=duty, state=state)
    return made


def _was_produced(case: Case, by: User, production: Production | None) -> bool:
    rows = Production.objects.visible_to(by).filter(case=case, state=Production.State.PRODUCED)
    return production is not None and rows.filter(pk=production.pk).exists()


def _is_live(case: Case, by: User, withholding: Withholding | None) -> bool:
    rows = Withholding.objects.visible_to(by).filter(case=case, end__isnull=True)
    return withholding is not None and rows.filter(pk=withholding.pk).exists()
