"""The ground floor's own lines of the navigation."""

from taskforce.ui.registry import NavItem, register_nav, registry


def register() -> None:
    """Called once by the app's ``ready``."""
    if "desk" in registry.nav:
        return
    register_nav(NavItem("My desk", "desk", icon="home", order=1))
    register_nav(NavItem("Search", "search", icon="search", order=2))
    register_nav(NavItem("Notifications", "notifications", icon="notifications", order=3))
