from django.db import transaction

from referrals.errors import MoveRefused
from referrals.models import Referral, ReferralSubject
from referrals.services.create import checked, ground_of
from referrals.services.lock import locked
from referrals.services.subject import checked_facts
from taskforce.audit import record
from taskforce.vocabulary.referrals import SENDER


@transaction.atomic
def change_draft(
    *,
    referral: Referral,
    by,
    version: int,
    to_agency,
    needs,
    urgency,
    listing=None,
    release=None,
    subject=None,
) -> Referral:
    """Change a referral before it is sent; arguments as in ``create_referral``.

    :raises MoveRefused: it was sent or ended meanwhile.
    :raises Stale: somebody changed it since it was shown.
    """
    fields = checked(by, to_agency, needs, urgency, listing) | ground_of(by, to_agency, release)
    facts = checked_facts(by.agency, subject)
    referral = locked(referral.pk, by, SENDER, version)
    if referral.state != "draft":
        raise MoveRefused()
    for name, value in fields.items():
        setattr(referral, name, value)
    referral.version += 1
    referral.save(update_fields=[*fields, "version", "last_activity"])
    if facts is not None:
        ReferralSubject.objects.filter(referral=referral).update(facts=facts)
    record("referral.changed", referral, to_agency=to_agency.pk)
    return Referral.objects.permitted(by, "referral.send_side").get(pk=referral.pk)
