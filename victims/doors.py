"""The only ways from a URL to a row of this room.

What lies below a client is fetched through the client, so a nested id leads nowhere else.
"""

from django.db.models import Q
from django.db.models.functions import Now

from taskforce.access.doors import open_door
from taskforce.access.principal import principal_of
from taskforce.access.rules import rule_of
from victims.models import Client, ClientCounter, Release


def open_client(user, pk, action: str | None = None) -> Client:
    """A client of the user's own agency: 404 when absent or foreign, 403 when not for them."""
    return open_door(Client.objects.select_related("advocate", "agency"), user, pk, action)


def open_release(user, client: Client, pk, action: str | None = None) -> Release:
    """A release of a client that is already open, for those who keep it."""
    found = client.releases.select_related("recipient", "explained_by", "revoked_by")
    return open_door(found, user, pk, action)


def received_releases(user):
    """Releases to the user's agency that live at this moment; the client is not among them."""
    live = Q(revoked_at__isnull=True, expires_at__gt=Now())
    agency = principal_of(user).agency_id
    return Release.objects.filter(live, recipient_id=agency).select_related("agency", "recipient")


def open_received_release(user, pk) -> Release:
    """A release to the user's agency; revoked, expired and absent are the same 404."""
    return open_door(received_releases(user), user, pk)


def may_take_in(user) -> bool:
    """Whether a user may take in clients (advocates; there is no row yet to ask about)."""
    return bool(rule_of(ClientCounter).branches(principal_of(user), "client.create"))
