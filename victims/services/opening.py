"""Opens the rows that an act changes, under lock, through their rule."""

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from taskforce.access.doors import open_door
from victims.models import Client

Row = TypeVar("Row", bound=models.Model)


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


def saved(row: Row) -> Row:
    """A new row, written."""
    row.save(force_insert=True)
    return row
