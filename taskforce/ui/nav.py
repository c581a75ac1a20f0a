"""The ground floor's own lines of the navigation."""

from taskforce.ui.registry import NavItem, register_nav, registry


def register() -> None:
    """Called once by the app's ``ready``."""
    if "desk" in registry.nav:
        return
    register_nav(NavItem("My desk", "desk", icon="home", order=1))
    register_nav(NavItem("Search", "search", icon="search", order=2))
    register_nav(NavItem("Notifications", "notifications", icon="notifications", order=3))
    _accounts()
    _audit()


def _accounts() -> None:
    """Lines of ``taskforce.accounts``, which stands below this room and cannot call it."""
    place = "Administration"
    run, see = frozenset({"administrator"}), frozenset({"administrator", "supervisor"})
    register_nav(NavItem("Accounts", "account-list", see, "people", 10, place))
    register_nav(
        NavItem("Review of privileges", "privileges-review", run, "check_circle_outline", 20, place)
    )
    register_nav(
        NavItem("My agency", "agency-detail", icon="account_balance", order=30, section=place)
    )
    register_nav(NavItem("Task forces", "task-force-list", icon="groups", order=40, section=place))


def _audit() -> None:
    """Lines of ``taskforce.audit``."""
    auditors, place = frozenset({"auditor"}), "Oversight"
    register_nav(NavItem("Audit", "audit-list", auditors, "history", 10, place))
    register_nav(NavItem("Check the audit", "audit-check", auditors, "verified_user", 20, place))
