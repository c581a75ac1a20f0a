"""What the desk and a client's page show of referrals."""

from django.db.models import Q
from django.urls import reverse

from referrals.access import OPEN_TO_RECEIVER
from referrals.clock import WAITING_FOR_ANSWER, clock_of
from referrals.conversation import tone_of
from referrals.lists import WAITING, in_tab
from referrals.models import Referral
from referrals.tables import URGENCY_TONES, shown_needs
from taskforce.access.branches import bounded_count, page, rows
from taskforce.vocabulary.agencies import PROVIDER_KINDS
from taskforce.vocabulary.referrals import FINAL_STATES, REFERRAL_STATE, REFERRAL_URGENCY

SHOWN = 8


def waiting(principal) -> dict:
    """What waits for an answer, longest first; then what goes on and wants a report."""
    if principal.agency_kind not in PROVIDER_KINDS:
        return {"count": 0}
    # A line names sender and needs: none stays after the release behind it has ended.
    found = Referral.objects.filter(OPEN_TO_RECEIVER, in_tab(WAITING, principal.agency_id))
    unanswered = found.filter(state__in=WAITING_FOR_ANSWER)
    lines = _lines(unanswered, principal, order="sent_at")
    going_on = _lines(
        found.exclude(state__in=WAITING_FOR_ANSWER), principal, order="-last_activity", size=5
    )
    return {
        "count": bounded_count(unanswered, principal),
        "waiting": bool(lines or going_on),
        "lines": sorted(lines, key=lambda line: line["clock"].due_at),
        "going_on": going_on,
    }


def mine(principal) -> dict:
    """The open referrals that this person wrote, newest answer first."""
    found = Referral.objects.filter(
        ~Q(state__in=sorted(FINAL_STATES)),
        created_by_id=principal.user_id,
        agency_id=principal.agency_id,
    )
    lines = _lines(found, principal, order="-last_activity")
    return {"waiting": bool(lines), "lines": lines, "count": None}


def of_client(principal, client) -> dict:
    """The referrals made under the releases of a client."""
    found = Referral.objects.filter(release__client_id=client.pk)
    lines = _lines(found, principal, order="-last_activity", size=30)
    is_open = client.closed_on is None
    new_href = f"{reverse('referral-new')}?client={client.pk}" if is_open else ""
    return {"lines": lines, "waiting": True, "count": len(lines), "new_href": new_href}


def _lines(queryset, principal, *, order: str, size: int = SHOWN) -> list[dict]:
    keys = page(queryset, principal, order=order, size=size)
    found = rows(Referral.objects.select_related("agency", "to_agency", "listing"), keys)
    return [_line(referral) for referral in found]


def _line(referral) -> dict:
    clock = clock_of(referral)
    return {
        "href": reverse("referral-detail", args=[referral.pk]),
        "number": referral.number,
        "other": referral.agency,
        "to": referral.to_agency,
        "service": referral.listing,
        "needs": shown_needs(referral.needs),
        "urgency": REFERRAL_URGENCY.label(referral.urgency),
        "urgency_tone": URGENCY_TONES.get(referral.urgency, ""),
        "state": REFERRAL_STATE.label(referral.state),
        "state_tone": tone_of(referral.state),
        "clock": clock,
        "when": referral.last_activity,
    }
