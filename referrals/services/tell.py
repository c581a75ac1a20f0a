"""Telling the other side that something waits, and never what."""

from django.urls import reverse

from referrals.access import RECEIVERS, SENDERS
from taskforce.accounts.models import User
from taskforce.ui.services.notifications import notify


def tell_receiver(referral, kind: str) -> None:
    """Everyone of the receiving agency who answers referrals."""
    notify(_people(referral.to_agency_id, RECEIVERS), kind, _address(referral))


def tell_sender(referral, kind: str) -> None:
    """Who wrote it; when they left, everyone of the sending agency who refers."""
    writer = User.objects.filter(
        pk=referral.created_by_id, agency_id=referral.agency_id, is_active=True
    )
    people = list(writer.values_list("pk", flat=True))
    notify(people or _people(referral.agency_id, SENDERS), kind, _address(referral))


def tell_other_side(referral, by, kind: str) -> None:
    """The side that ``by`` is not on."""
    tell = tell_receiver if by.agency_id == referral.agency_id else tell_sender
    tell(referral, kind)


def _people(agency_id: int, roles) -> list[int]:
    people = User.objects.filter(
        agency_id=agency_id, is_active=True, locked_at=None, roles__overlap=sorted(roles)
    )
    return list(people.values_list("pk", flat=True))


def _address(referral) -> str:
    return reverse("referral-detail", args=[referral.pk])
