import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone

from taskforce.access.acts import given, once, seen_again
from taskforce.access.doors import open_door
from taskforce.accounts.models import User
from taskforce.audit import record
from victims.models import Client, Need, ServiceRecord
from victims.services.needs import change_need
from victims.services.opening import open_for, saved, touch

LONGEST = 4000
# A service that was not provided is an unmet need with its reason, not a service.
STATUSES = ("planned", "active", "completed", "stopped")


def record_service(
    *,
    client: Client,
    by: User,
    category: str,
    given_on: datetime.date,
    given_by: str,
    need: Need | None = None,
    minutes: int | None = None,
    status: str = "completed",
    outcome: str = "",
    note: str = "",
    need_state: str = "",
    idempotency_key: UUID | None = None,
) -> ServiceRecord:
    """Record a service to a client, for a need or by itself; never changed afterwards.

    :param need_state: how the need stands now ("" leaves it; ``in_progress`` or ``met``).
    """
    client = open_for(by, client, "client.change")
    if need is not None:
        need = open_door(client.needs.all(), by, need.pk)
        category = need.category
    service = ServiceRecord(
        client=client,
        agency_id=client.agency_id,
        need=need,
        category=category,
        given_on=given_on,
        given_by=given_by.strip(),
        minutes=minutes,
        status=status,
        outcome=outcome.strip(),
        note=note.strip(),
        recorded_by=by,
        **given(idempotency_key=idempotency_key),
    )
    _check(service)
    same = {"client": client, "recorded_by": by}
    service, is_new = once(ServiceRecord, idempotency_key, same, lambda: saved(service))
    if is_new:
        touch(client)
        record("service.recorded", service, client=str(client.pk), category=category, status=status)
        if need is not None and need_state in ("in_progress", "met"):
            change_need(need=need, by=by, version=need.version, state=need_state)
    return seen_again(service, by)


def _check(service: ServiceRecord) -> None:
    service.clean_fields(exclude=["client", "agency", "need", "recorded_by"])
    if service.status not in STATUSES:
        raise ValidationError({"status": "Choose how the service stands."})
    if service.status != "planned" and service.given_on > timezone.localdate():
        raise ValidationError({"given_on": "This lies in the future: choose “Planned”."})
    if service.minutes is not None and service.minutes > 24 * 60:
        raise ValidationError({"minutes": "A day has 1,440 minutes."})
    for name in ("outcome", "note"):
        if len(getattr(service, name)) > LONGEST:
            raise ValidationError({name: f"At most {LONGEST:,} characters."})
