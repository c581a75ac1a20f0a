"""The chain of custody. A transfer is added, never changed or deleted (DOMAIN 2.5)."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.models import Case, Custody, EvidenceItem
from cases.services.acts import allowed, not_in_future
from taskforce.access.acts import given, once, seen_again
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.vocabulary.evidence import CUSTODY_PURPOSE


@transaction.atomic
def record_transfer(
    *,
    case: Case,
    item: EvidenceItem,
    by: User,
    released_by: str,
    received_by: str,
    place: str,
    purpose: str,
    at: datetime.datetime,
    note: str = "",
    idempotency_key=None,
    recorded_at=None,
) -> Custody:
    """Record that an item changed hands: from whom, to whom, where, why, when."""
    case = allowed(case, by, "case.evidence")
    if item.case_id != case.pk:
        raise ValidationError("That item belongs to another case.")
    CUSTODY_PURPOSE.validate(purpose)
    not_in_future(at, "at")
    if at < item.collected_at - datetime.timedelta(minutes=1):
        raise ValidationError({"at": "This is before the item was collected."})
    transfer, is_new = once(
        Custody,
        idempotency_key,
        {"evidence": item, "recorded_by": by},
        lambda: Custody.objects.create(
            case=case,
            evidence=item,
            released_by=released_by.strip(),
            at=at,
            received_by=received_by.strip(),
            place=place.strip(),
            purpose=purpose,
            note=note.strip(),
            recorded_by=by,
            **given(idempotency_key=idempotency_key, recorded_at=recorded_at),
        ),
    )
    transfer = seen_again(transfer, by)
    if is_new:
        record("evidence.moved", item, case=str(case.pk), transfer=str(transfer.pk))
    return transfer


def holder_of(item: EvidenceItem) -> str:
    """Who holds an item now: the last receiver, or whoever collected it."""
    last = item.custody.order_by("at", "recorded_at", "id").last()
    return last.received_by if last else item.collected_by
