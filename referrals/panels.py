"""What referrals put into the frame: navigation, desk panels, the client's page, the search."""

from django.db.models import Q
from django.urls import reverse

from referrals.access import OPEN_TO_RECEIVER, RECEIVERS, SENDERS
from referrals.clock import WAITING_FOR_ANSWER, clock_of
from referrals.conversation import tone_of
from referrals.lists import WAITING, in_tab
from referrals.models import Referral
from referrals.search import search_referrals, search_services
from referrals.tables import URGENCY_TONES, shown_needs
from taskforce.access.branches import bounded_count, page, rows
from taskforce.ui.registry import (
    DeskPanel,
    NavItem,
    Panel,
    SearchProvider,
    register_desk_panel,
    register_nav,
    register_panel,
    register_search,
)
from taskforce.vocabulary.agencies import PROVIDER_KINDS
from taskforce.vocabulary.people import USER_ROLE
from taskforce.vocabulary.referrals import FINAL_STATES, REFERRAL_STATE, REFERRAL_URGENCY

SHOWN = 8
EVERYONE = frozenset(USER_ROLE)


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


PANELS = (
    DeskPanel(
        "referrals-waiting",
        "Referrals to answer",
        "referrals/desk_waiting.html",
        waiting,
        RECEIVERS,
        "notifications_active",
        20,
        "half",
        "No referral waits for an answer.",
        "referral-list",
        "All referrals",
    ),
    DeskPanel(
        "referrals-mine",
        "Answers to my referrals",
        "referrals/desk_mine.html",
        mine,
        SENDERS,
        "send",
        40,
        "half",
        "No open referral of yours.",
        "referral-list",
        "All referrals",
    ),
)


def register() -> None:
    """Called once, when the app is ready."""
    register_nav(
        NavItem(
            "Referrals",
            "referral-list",
            SENDERS | RECEIVERS,
            "connect_without_contact",
            10,
            "Referrals",
        )
    )
    register_nav(
        NavItem(
            "Directory of services",
            "listing-list",
            EVERYONE,
            "local_library",
            20,
            "Referrals",
        )
    )
    register_panel(
        "client",
        Panel(
            "referrals",
            "Referrals",
            "referrals/client_panel.html",
            of_client,
            frozenset({"advocate", "supervisor"}),
            60,
            "No referral yet.",
        ),
    )
    register_search(
        SearchProvider("referrals", "Referrals", search_referrals, SENDERS | RECEIVERS, 60)
    )
    register_search(
        SearchProvider("services", "Services in the directory", search_services, EVERYONE, 70)
    )
    for panel in PANELS:
        register_desk_panel(panel)
