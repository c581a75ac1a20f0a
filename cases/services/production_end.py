"""The end of a production: handed over, or canceled before that. Neither is undone."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.models import Production, Withholding
from cases.productions.overtaken import overtaken_by
from cases.productions.said import overtaken_said
from cases.services.acts import hold, not_in_future
from cases.services.casefile_cancel import cancel_casefile
from cases.services.production_draft import HASH
from cases.services.production_prepare import held_production
from taskforce.access.doors import open_door
from taskforce.accounts.models import User
from taskforce.audit import record


@transaction.atomic
def serve_production(
    *,
    production: Production,
    by: User,
    served_at: datetime,
    served_how: str,
    receipt: str = "",
    medium_sha256: str = "",
) -> Production:
    """Record that it was handed over: when, by whom, how, and what was signed for it.

    :raises ValidationError: when it is not prepared, holds what was withheld since, or the time
        cannot be true.
    """
    row = held_production(production, by)
    if row.state == Production.State.PRODUCED:
        return row
    if row.state != Production.State.PREPARED:
        raise ValidationError("Only a prepared production is handed over.")
    _refuse_overtaken(row, by)
    not_in_future(served_at, "served_at")
    if served_at < row.prepared_at.replace(second=0, microsecond=0):
        raise ValidationError({"served_at": "Its file was not made by then."})
    given = medium_sha256.strip().lower()
    if given and not HASH.fullmatch(given):
        raise ValidationError({"medium_sha256": "A SHA-256 has 64 characters, 0-9 and a-f."})
    row.state, row.served_at, row.served_by = Production.State.PRODUCED, served_at, by
    row.served_how, row.receipt, row.recorded_at = served_how, receipt, timezone.now()
    row.medium_sha256 = given or row.medium_sha256
    row.save(
        update_fields=[
            "state",
            "served_at",
            "served_by",
            "served_how",
            "receipt",
            "recorded_at",
            "medium_sha256",
        ]
    )
    record("production.served", row, number=row.number, pages=row.pages)
    return row


def _refuse_overtaken(row: Production, by: User) -> None:
    hold(row.case_id, Withholding)
    found = overtaken_by(row, by)
    if found:
        raise ValidationError(overtaken_said(row, found))


@transaction.atomic
def cancel_production(*, production: Production, by: User, reason: str) -> Production:
    """Cancel it before it is handed over. Numbers that it owns stay its own, unused.

    A file that is being made for it is stopped first.

    :raises ValidationError: when it was handed over.
    """
    seen = open_door(Production.objects.select_related("case_file"), by, production.pk)
    if seen.case_file is not None and seen.case_file.is_waiting:
        # Before the production is held: whoever publishes takes them in the same order.
        cancel_casefile(casefile=seen.case_file, by=by)
    row = held_production(production, by)
    if row.state == Production.State.CANCELED:
        return row
    if row.state == Production.State.PRODUCED:
        raise ValidationError("It was handed over. Draft a corrected production instead.")
    if row.case_file is not None and row.case_file.is_waiting and row.case_file != seen.case_file:
        raise ValidationError("Its file was asked for at this moment. Try again.")
    row.state, row.canceled_by, row.cancel_reason = Production.State.CANCELED, by, reason
    row.recorded_at = timezone.now()
    row.save(update_fields=["state", "canceled_by", "cancel_reason", "recorded_at"])
    record("production.canceled", row, number=row.number, pages=row.pages)
    return row
