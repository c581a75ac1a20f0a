"""What the frame itself adds to the registries, and what the rooms below it show there."""

from taskforce.audit import kinds
from taskforce.ui import audit_kinds
from taskforce.ui.registry import NAVIGATION, NavItem
from taskforce.ui.services.notifications import NOTICES, Notice

RUNNING = frozenset({"administrator"})
OVERSEEING = RUNNING | {"supervisor"}
AUDITORS = frozenset({"auditor"})

FRAME = (
    NavItem("My desk", "desk", icon="home", order=1),
    NavItem("Search", "search", icon="search", order=2),
    NavItem("Notifications", "notifications", icon="notifications", order=3),
)
# The rooms below stand under this one and cannot call it.
PLACE = "Administration"
ACCOUNTS = (
    NavItem("Accounts", "account-list", OVERSEEING, "people", 10, PLACE),
    NavItem(
        "Review of privileges", "privileges-review", RUNNING, "check_circle_outline", 20, PLACE
    ),
    NavItem("My agency", "agency-detail", icon="account_balance", order=30, section=PLACE),
    NavItem("Task forces", "task-force-list", icon="groups", order=40, section=PLACE),
)
AUDIT = (
    NavItem("Audit", "audit-list", AUDITORS, "history", 10, "Oversight"),
    NavItem("Check the audit", "audit-check", AUDITORS, "verified_user", 20, "Oversight"),
)


def register() -> None:
    """Called once by the app's ``ready``."""
    kinds.KINDS.add(*audit_kinds.KINDS)
    NAVIGATION.add(*FRAME, *ACCOUNTS, *AUDIT)
    NOTICES.add(
        Notice("new_item", "You have 1 new item"),
        Notice("export_ready", "An export is ready"),
        Notice("export_failed", "An export could not be finished"),
    )
