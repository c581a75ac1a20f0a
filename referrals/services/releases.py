from django.utils import timezone

from referrals.errors import NoLiveRelease
from victims.models import Release


def live_release(by, release_id, to_agency) -> Release:
    """The sender's own live release to exactly that agency, locked until the transaction ends.

    The lock orders sending and revoking: whichever comes second sees the first.

    :raises NoLiveRelease: for none, another agency's, a revoked or an expired one.
    """
    release = (
        Release.objects.permitted(by, "client.view")
        .select_for_update(of=("self",))
        .filter(pk=release_id, recipient=to_agency, agency_id=by.agency_id)
        .filter(revoked_at__isnull=True, expires_at__gt=timezone.now())
        .first()
    )
    if release is None:
        raise NoLiveRelease()
    return release
