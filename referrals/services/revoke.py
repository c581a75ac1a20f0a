"""When a release is revoked, its referrals end in the same transaction."""

from referrals.models import Referral
from referrals.services.move import apply_move
from referrals.services.tell import tell_receiver
from taskforce.vocabulary.referrals import move_between


def revoke_referrals(*, release, by) -> None:
    """Move every open referral under a release to *revoked*.

    Drafts stay: they were never seen, and cannot be sent any more. Referrals that had
    already ended keep their state; the receiver is shut out of them by the rule itself.
    """
    under = Referral.objects.permitted(by, "referral.send_side").filter(release_id=release.pk)
    for referral in under.select_for_update(of=("self",)).order_by("pk"):
        move = move_between(referral.state, "revoked")
        if move is not None:
            apply_move(referral, move, by=by, reason="release_revoked")
            tell_receiver(referral, "referral_answered")
