"""Needs of a client, in the client's words where possible."""

import datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils import timezone

from taskforce.access.acts import check_version, given, once, seen_again
from taskforce.access.doors import open_door
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.vocabulary.niem import REASON_NOT_PROVIDED
from taskforce.vocabulary.services import NEED_STATUS
from victims.models import Client, Need
from victims.services.opening import open_for, saved, touch

ENDED = frozenset({"met", "unmet", "declined"})
LONGEST = 4000


def add_need(
    *,
    client: Client,
    by: User,
    category: str,
    description: str = "",
    is_urgent: bool = False,
    opened_on: datetime.date | None = None,
    idempotency_key: UUID | None = None,
) -> Need:
    """Note what a client needs."""
    client = open_for(by, client, "client.change")
    need = Need(
        client=client,
        agency_id=client.agency_id,
        category=category,
        created_by=by,
        description=description.strip(),
        is_urgent=is_urgent,
        opened_on=opened_on or timezone.localdate(),
        **given(idempotency_key=idempotency_key),
    )
    _check(need)
    same = {"client": client, "created_by": by}
    need, is_new = once(Need, idempotency_key, same, lambda: saved(need))
    if is_new:
        touch(client)
        record("need.added", need, client=str(client.pk), category=category, urgent=is_urgent)
    return seen_again(need, by)


def change_need(
    *,
    need: Need,
    by: User,
    version: int,
    state: str,
    unmet_reason: str = "",
    description: str | None = None,
    is_urgent: bool | None = None,
) -> Need:
    """Say how a need stands. One that could not be met says why (NIEM 6.0), so that gaps
    can be counted.

    :raises Stale: when it was changed meanwhile.
    """
    client = open_for(by, need.client, "client.change")
    need = open_door(client.needs.select_for_update(), by, need.pk)
    facts = {
        "state": state,
        "unmet_reason": unmet_reason if state == "unmet" else "",
        "description": need.description if description is None else description.strip(),
        "is_urgent": need.is_urgent if is_urgent is None else is_urgent,
    }
    changed = [name for name, value in facts.items() if getattr(need, name) != value]
    if not changed:
        return need
    check_version(need, version)
    for name in changed:
        setattr(need, name, facts[name])
    _check(need)
    need.closed_on = timezone.localdate() if state in ENDED else None
    need.version += 1
    need.save(update_fields=[*changed, "closed_on", "version"])
    touch(client)
    record("need.changed", need, client=str(client.pk), state=state, fields=sorted(changed))
    return seen_again(need, by)


def _check(need: Need) -> None:
    need.clean_fields(exclude=["client", "agency", "created_by"])
    if len(need.description) > LONGEST:
        raise ValidationError({"description": f"At most {LONGEST:,} characters."})
    if need.opened_on > timezone.localdate():
        raise ValidationError({"opened_on": "This date lies in the future."})
    if need.state == "unmet" and need.unmet_reason not in REASON_NOT_PROVIDED:
        raise ValidationError({"unmet_reason": "Choose why it could not be met."})
    NEED_STATUS.validate(need.state)
