"""Writing a referral, and changing it while it is a draft."""

from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from referrals.access import SENDERS
from referrals.models import Referral, ReferralMove, ReferralSubject
from referrals.services.numbers import next_number
from referrals.services.releases import live_release
from referrals.services.subject import checked_facts
from taskforce.access.acts import given, once, seen_again
from taskforce.access.principal import principal_of
from taskforce.audit import record
from taskforce.vocabulary.referrals import REFERRAL_URGENCY
from taskforce.vocabulary.services import SERVICE


def may_refer(user) -> bool:
    """Whether a person's role writes referrals at all."""
    return principal_of(user).has_any(SENDERS)


@transaction.atomic
def create_referral(
    *,
    by,
    to_agency,
    needs,
    urgency,
    listing=None,
    release=None,
    subject=None,
    idempotency_key: UUID | None = None,
) -> Referral:
    """A draft referral from ``by``'s agency; nobody else sees it until it is sent.

    :param needs: codes of ``SERVICE``, at least one.
    :param release: required when a provider sends: live, and to exactly ``to_agency``.
    :param subject: required when anybody else sends: code of ``REFERRAL_SUBJECT`` → text,
        the person's consent among them.
    :param idempotency_key: a second call with the same key gives the first referral.
    :raises PermissionDenied: the role writes no referrals.
    :raises ValidationError: whatever else is missing or wrong.
    """
    if not may_refer(by):
        raise PermissionDenied

    def make() -> Referral:
        fields = checked(by, to_agency, needs, urgency, listing)
        fields |= ground_of(by, to_agency, release)
        facts = checked_facts(by.agency, subject)
        referral = Referral.objects.create(
            number=next_number(by.agency),
            agency=by.agency,
            created_by=by,
            **fields,
            **given(idempotency_key=idempotency_key),
        )
        if facts is not None:
            ReferralSubject.objects.create(referral=referral, facts=facts)
        ReferralMove.objects.create(referral=referral, state="draft", by=by)
        return referral

    referral, is_new = once(Referral, idempotency_key, {"created_by": by}, make)
    if is_new:
        record("referral.created", referral, to_agency=to_agency.pk)
    return seen_again(referral, by, "referral.send_side")


def checked(by, to_agency, needs, urgency, listing) -> dict:
    """The fields that every referral has; raises ``ValidationError``."""
    if to_agency is None or not to_agency.is_active or not to_agency.is_provider:
        raise ValidationError("Choose an agency that serves victims.", "to_agency")
    if to_agency.pk == by.agency_id:
        raise ValidationError("A referral goes to another agency.", "to_agency")
    if listing is not None and listing.agency_id != to_agency.pk:
        raise ValidationError("This service belongs to another agency.", "listing")
    if not needs or any(code not in SERVICE for code in needs):
        raise ValidationError("Choose at least one need.", "needs")
    if urgency not in REFERRAL_URGENCY:
        raise ValidationError("Choose how urgent it is.", "urgency")
    ordered = [code for code in SERVICE if code in needs]
    return {"to_agency": to_agency, "needs": ordered, "urgency": urgency, "listing": listing}


def ground_of(by, to_agency, release) -> dict:
    """The live release that a provider refers under; nobody else has one."""
    if by.agency.is_provider:
        release = live_release(by, getattr(release, "pk", None), to_agency)
        return {"release": release, "release_expires_at": release.expires_at}
    if release is not None:
        raise ValidationError("Only a provider refers under a release.", "release")
    return {}
