"""What the reports add to the house: their line in the navigation."""

from cases.access import READERS
from taskforce.ui.registry import NAVIGATION, NavItem
from taskforce.vocabulary.agencies import LAW_ENFORCEMENT_KINDS


def register() -> None:
    """Called once by the app's ``ready``."""
    NAVIGATION.add(
        NavItem(
            "Headline figures",
            "report-headline",
            roles=READERS,
            icon="assessment",
            order=15,
            section="Oversight",
            kinds=LAW_ENFORCEMENT_KINDS | {"prosecutor"},
        )
    )
