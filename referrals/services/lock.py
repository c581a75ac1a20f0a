from django.core.exceptions import PermissionDenied

from referrals.models import Referral
from taskforce.access.acts import check_version
from taskforce.vocabulary.referrals import RECEIVER, SENDER

SIDE_ACTION = {SENDER: "referral.send_side", RECEIVER: "referral.receive_side"}


def side_of(referral, user) -> str:
    """Whether a person's agency sent the referral or received it."""
    return SENDER if referral.agency_id == user.agency_id else RECEIVER


def locked(referral_id, by, side: str, version: int | None = None) -> Referral:
    """The referral as it is now, locked, opened again by the right to act for a side.

    :raises PermissionDenied: the right is gone, or was never there.
    :raises Stale: ``version`` is given and is not the present one.
    """
    mine = Referral.objects.permitted(by, SIDE_ACTION[side])
    # One table only: the parents are not this person's to lock.
    referral = mine.select_for_update(of=("self",)).filter(pk=referral_id).first()
    if referral is None:
        raise PermissionDenied
    if version is not None:
        check_version(referral, version)
    return referral
