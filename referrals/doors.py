"""The only ways from a URL to a referral or a service of the directory."""

from referrals.models import Referral, ServiceListing
from taskforce.access.doors import open_door

# All of these are plain to whoever sees the referral; the release and the client are not.
WITH = ("agency", "to_agency", "listing", "created_by")


def open_referral(user, pk, action: str | None = None) -> Referral:
    """A referral of one of the user's sides; foreign, unsent and absent are one 404."""
    return open_door(Referral.objects.select_related(*WITH), user, pk, action)


def open_listing(user, pk, action: str | None = None) -> ServiceListing:
    """A service of the directory."""
    return open_door(ServiceListing.objects.select_related("agency"), user, pk, action)
