"""Opens the rows that an act changes, under lock, through their rule."""

import uuid

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from taskforce.access.doors import Absent, open_door
from taskforce.access.rules import rule_of
from victims.models import Client


def open_for(by, client: Client, action: str, *, closed_too: bool = False) -> Client:
    """The client as saved now, locked until the transaction ends.

    :raises Absent, Refused: see :func:`taskforce.access.doors.open_door`.
    :raises ValidationError: when the record is closed and the act needs an open one.
    """
    # Asked without a lock first: the second wall hides a row from a lock of those who may
    # see but not change it, and 403 would become 404.
    open_door(Client.objects.all(), by, client.pk, action)
    found = open_door(Client.objects.select_for_update(), by, client.pk)
    if found.closed_on and not closed_too:
        raise ValidationError("This record is closed. Reopen it first.", "closed")
    return found


def lock_row(by, queryset, row: models.Model) -> models.Model:
    """A row below a client as saved now, locked until the transaction ends."""
    return open_door(queryset.select_for_update(), by, row.pk)


def touch(client: Client) -> None:
    """Something happened to the client: the list's order follows."""
    # A supervisor may revoke a release but not change the client: then no row is touched.
    Client.objects.filter(pk=client.pk).update(last_activity=timezone.now())


def reread(by, row: models.Model, action: str | None = None) -> models.Model:
    """The saved row, read again through its rule; raises when it vanished (and rolls back)."""
    model = type(row)
    found = model.objects.permitted(by, action or rule_of(model).view).filter(pk=row.pk).first()
    if found is None:
        raise Absent(model, row.pk)
    return found


def save_once(by, row: models.Model) -> tuple[models.Model, bool]:
    """Save a new row, or find the one that the same form made before.

    :returns: the row and whether it is new. A key that belongs to a row somebody else may
        see, but not this person, raises :class:`Absent`.
    """
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            return row, True
    except IntegrityError as fault:
        model, key = type(row), row.idempotency_key
        found = model.objects.visible_to(by).filter(idempotency_key=key).first()
        if found is None or getattr(found, "client_id", None) != getattr(row, "client_id", None):
            raise Absent(model, key) from fault
        return found, False


def as_key(text) -> uuid.UUID:
    """The hidden key of a form; raises ``ValidationError`` for anything else."""
    try:
        return text if isinstance(text, uuid.UUID) else uuid.UUID(str(text))
    except ValueError:
        raise ValidationError("The form is not whole. Open it again.", "key") from None
