"""The parts of the demonstration, in the order in which they stand on each other."""

from taskforce.demonstration import PARTS, DemoPart

ORDER = (
    "agencies",
    "accounts",
    "investigations",
    "exhibits",
    "sharing",
    "directory",
    "clients",
    "referrals",
    "redactions",
    "acts",
    "discovery",
)


def register() -> None:
    """Called once by the app's ``ready``."""
    for place, key in enumerate(ORDER, 1):
        PARTS.add(DemoPart(key, 10 * place, f"cases.demo.parts.{key}"))
