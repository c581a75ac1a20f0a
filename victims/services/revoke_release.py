from django.core.exceptions import ValidationError
from django.utils import timezone

from taskforce.access.doors import open_door
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.vocabulary.releases import REVOCATION_FORM
from victims import releases_hooks
from victims.models import Release
from victims.services.opening import touch


def revoke_release(*, release: Release, by: User, how: str = "oral") -> Release:
    """End a release at once: in its next request the recipient sees nothing more.

    The client may say so orally (28 CFR 90.4(b)(3) asks for consent that lasts); no reason
    is asked. Revoking a revoked release changes nothing.
    """
    if how not in REVOCATION_FORM:
        raise ValidationError({"how": "Choose how the client said it."})
    open_door(Release.objects.all(), by, release.pk, "release.revoke")
    release = open_door(Release.objects.select_for_update(of=("self",)), by, release.pk)
    if release.revoked_at is None:
        release.revoked_at, release.revoked_by, release.revoked_how = timezone.now(), by, how
        release.save(update_fields=["revoked_at", "revoked_by", "revoked_how"])
        touch(release.client)
        record(
            "release.revoked",
            release,
            client=str(release.client_id),
            recipient=release.recipient_id,
            how=how,
        )
        releases_hooks.revoked(release, by)
    return release
