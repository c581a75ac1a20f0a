"""What this floor puts into the frame: navigation, desk panels, the search box."""

from taskforce.ui.registry import (
    DeskPanel,
    NavItem,
    SearchProvider,
    register_desk_panel,
    register_nav,
    register_search,
    registry,
)
from taskforce.vocabulary.agencies import PROVIDER_KINDS
from victims import desk
from victims.access import ADVOCATES, RECEIVING, SERVING
from victims.search import find_clients

SUPERVISORS = frozenset({"supervisor"})


def register() -> None:
    """Called once by the app's ``ready``."""
    if "clients" in registry.searches:
        return
    register_nav(
        NavItem(
            "Clients",
            "client-list",
            roles=SERVING,
            kinds=PROVIDER_KINDS,
            icon="people",
            section="Victim services",
            order=10,
            covers=("/clients/",),
        )
    )
    register_nav(
        NavItem(
            "Released to my agency",
            "released-list",
            roles=RECEIVING,
            icon="verified_user",
            section="Referrals",
            order=60,
        )
    )
    register_search(
        SearchProvider(
            "clients", "Clients", find_clients, roles=SERVING, kinds=PROVIDER_KINDS, order=20
        )
    )
    for panel in PANELS:
        register_desk_panel(panel)


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
        10,
        "No urgent need is open.",
        "priority_high",
        url_name="client-list",
    ),
    _panel(
        "first_day",
        "First 24 hours",
        desk.first_days,
        11,
        "Everyone taken in lately is looked after.",
        "schedule",
    ),
    _panel(
        "ending",
        "Releases that end within 7 days",
        desk.ending_releases,
        12,
        "No release ends this week.",
        "verified_user",
    ),
    _panel(
        "recent",
        "My clients",
        desk.my_recent,
        60,
        "You are nobody’s advocate yet.",
        "people",
        url_name="client-list",
    ),
    _panel(
        "numbers",
        "Clients in numbers",
        desk.services_in_numbers,
        20,
        "No open client.",
        "people",
        url_name="client-list",
        roles=SUPERVISORS,
    ),
    _panel(
        "unmet",
        "Unmet needs, last 12 months",
        desk.unmet_needs,
        21,
        "Every need of the last 12 months could be met, or is still open.",
        "report",
        roles=SUPERVISORS,
    ),
)
