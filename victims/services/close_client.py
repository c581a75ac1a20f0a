from django.utils import timezone

from taskforce.accounts.models import User
from taskforce.audit import record
from victims.models import Client
from victims.services.opening import open_for


def close_client(*, client: Client, by: User) -> Client:
    """Close a record: services have ended. It stays readable, and releases run on until
    they end or are revoked, because they are the client's word.
    """
    client = open_for(by, client, "client.change", closed_too=True)
    if client.closed_on is None:
        client.closed_on = timezone.localdate()
        _save(client, "client.closed")
    return client


def reopen_client(*, client: Client, by: User) -> Client:
    """Open a closed record again: coming back is ordinary."""
    client = open_for(by, client, "client.change", closed_too=True)
    if client.closed_on is not None:
        client.closed_on = None
        _save(client, "client.reopened")
    return client


def _save(client: Client, kind: str) -> None:
    client.version += 1
    client.save(update_fields=["closed_on", "version", "last_activity"])
    record(kind, client)
