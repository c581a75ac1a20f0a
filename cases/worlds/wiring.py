"""The rows of random worlds, in the order in which they stand on each other."""

from cases.worlds.case_rows import add_cases
from cases.worlds.client_rows import add_clients
from cases.worlds.own_rows import add_own_rows
from cases.worlds.people import add_people
from cases.worlds.referral_rows import add_referrals
from taskforce.access.world import ROWS, WorldRows


def register() -> None:
    """Called once by the app's ``ready``."""
    ROWS.add(
        WorldRows("people", 10, add_people),
        WorldRows("cases", 20, add_cases),
        WorldRows("clients", 30, add_clients),
        WorldRows("referrals", 40, add_referrals),
        WorldRows("own", 50, add_own_rows),
    )
