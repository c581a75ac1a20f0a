"""What referrals add to the house: navigation, desk, the client's page, search, notices."""

from referrals import audit_kinds
from referrals.access import RECEIVERS, SENDERS
from referrals.panels import mine, of_client, waiting
from referrals.search import search_referrals, search_services
from referrals.services.revoke import revoke_referrals
from taskforce.audit.kinds import KINDS
from taskforce.ui.registry import (
    DESK,
    NAVIGATION,
    PANELS,
    SEARCHES,
    DeskPanel,
    NavItem,
    Panel,
    SearchProvider,
)
from taskforce.ui.services.notifications import NOTICES, Notice
from taskforce.vocabulary.people import USER_ROLE
from victims.releases_hooks import ENDINGS, Ending

EVERYONE = frozenset(USER_ROLE)

LINES = (
    NavItem(
        "Referrals",
        "referral-list",
        SENDERS | RECEIVERS,
        "connect_without_contact",
        10,
        "Referrals",
    ),
    NavItem(
        "Directory of services",
        "listing-list",
        EVERYONE,
        "local_library",
        20,
        "Referrals",
    ),
)
ON_THE_DESK = (
    DeskPanel(
        "referrals-waiting",
        "Referrals to answer",
        "referrals/desk_waiting.html",
        waiting,
        RECEIVERS,
        "notifications_active",
        22,
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
        41,
        "half",
        "No open referral of yours.",
        "referral-list",
        "All referrals",
    ),
)
ON_A_CLIENT = Panel(
    "client",
    "referrals",
    "Referrals",
    "referrals/client_panel.html",
    of_client,
    frozenset({"advocate", "supervisor"}),
    60,
    "No referral yet.",
)


def register() -> None:
    """Called once by the app's ``ready``."""
    KINDS.add(*audit_kinds.KINDS)
    NAVIGATION.add(*LINES)
    DESK.add(*ON_THE_DESK)
    PANELS.add(ON_A_CLIENT)
    SEARCHES.add(
        SearchProvider("referrals", "Referrals", search_referrals, SENDERS | RECEIVERS, 60),
        SearchProvider("services", "Services in the directory", search_services, EVERYONE, 70),
    )
    NOTICES.add(
        Notice("referral_received", "A referral waits for your agency"),
        Notice("referral_answered", "A referral of yours has news"),
        Notice("referral_message", "You have 1 new message in a referral"),
    )
    ENDINGS.add(Ending("referrals", 10, revoke_referrals))
