"""The reports' line in the side navigation."""

from cases.access import READERS
from taskforce.ui.registry import NavItem, register_nav
from taskforce.vocabulary.agencies import LAW_ENFORCEMENT_KINDS


def register() -> None:
    """Called when the app is loaded."""
    register_nav(
        NavItem(
            "Headline figures",
            "report-headline",
            roles=READERS,
            icon="assessment",
            order=10,
            section="Oversight",
            kinds=LAW_ENFORCEMENT_KINDS | {"prosecutor"},
        )
    )
