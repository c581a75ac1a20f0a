"""Tells the case files how productions are put together and numbered."""

from cases.casefile import composing, numbering
from cases.productions.composer import Productions
from cases.productions.numbering import OfTheCase

PROFILE = "discovery"


def register() -> None:
    """Called once, as the app is ready."""
    composing.register(PROFILE, Productions())
    numbering.register(PROFILE, OfTheCase())
