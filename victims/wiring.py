"""What this floor adds to the house: navigation, desk panels, the search box, audit kinds."""

from taskforce.audit.kinds import KINDS
from taskforce.ui.registry import DESK, NAVIGATION, SEARCHES, DeskPanel, NavItem, SearchProvider
from taskforce.vocabulary.agencies import PROVIDER_KINDS
from victims import audit_kinds, desk
from victims.access import ADVOCATES, RECEIVING, SERVING
from victims.search import find_clients

SUPERVISORS = frozenset({"supervisor"})


LINES = (
    NavItem(
        "Clients",
        "client-list",
        roles=SERVING,
        kinds=PROVIDER_KINDS,
        icon="people",
        section="Victim services",
        order=10,
        covers=("/clients/",),
    ),
    NavItem(
        "Released to my agency",
        "released-list",
        roles=RECEIVING,
        icon="verified_user",
        section="Referrals",
        order=60,
    ),
)


def _panel(key, title, context, order, empty, icon="list", **more) -> DeskPanel:
    template = f"victims/desk/{key}.html"
    roles = more.pop("roles", ADVOCATES)
    return DeskPanel(
        f"clients-{key}",
        title,
        template,
        context,
        roles=roles,
        icon=icon,
        order=order,
        empty=empty,
        kinds=PROVIDER_KINDS,
        **more,
    )


PANELS = (
    _panel(
        "urgent",
        "Urgent needs",
        desk.urgent_needs,
        11,
        "No urgent need is open.",
        "priority_high",
        url_name="client-list",
    ),
    _panel(
        "first_day",
        "First 24 hours",
        desk.first_days,
        12,
        "Everyone taken in lately is looked after.",
        "schedule",
    ),
    _panel(
        "ending",
        "Releases that end within 7 days",
        desk.ending_releases,
        13,
        "No release ends this week.",
        "verified_user",
    ),
    _panel(
        "recent",
        "My clients",
        desk.my_recent,
        61,
        "You are nobody’s advocate yet.",
        "people",
        url_name="client-list",
    ),
    _panel(
        "numbers",
        "Clients in numbers",
        desk.services_in_numbers,
        21,
        "No open client.",
        "people",
        url_name="client-list",
        roles=SUPERVISORS,
    ),
    _panel(
        "unmet",
        "Unmet needs, last 12 months",
        desk.unmet_needs,
        23,
        "Every need of the last 12 months could be met, or is still open.",
        "report",
        roles=SUPERVISORS,
    ),
)


def register() -> None:
    """Called once by the app's ``ready``."""
    KINDS.add(*audit_kinds.KINDS)
    NAVIGATION.add(*LINES)
    SEARCHES.add(
        SearchProvider(
            "clients", "Clients", find_clients, roles=SERVING, kinds=PROVIDER_KINDS, order=15
        )
    )
    DESK.add(*PANELS)
