"""The audit's pages: auditors alone."""

from taskforce.access.identity import acting
from taskforce.audit import record
from taskforce.audit.models import AuditEvent
from tests.matrix import Row


def event(world):
    """An act of a colleague of the auditor."""
    with acting(world.cast.detective):
        record("account.viewed", world.account)
        return {"pk": AuditEvent.objects.latest("pk").pk}


def auditors(name, status, **more):
    return Row(name, expect={"auditor": status}, others=403, **more)


ROWS = [
    auditors("audit-list", 200),
    auditors("audit-export", 200),
    auditors("audit-check", 200),
    auditors("audit-check-run", 302, method="post"),
    Row("audit-event", event, {"auditor": 200}, others=403),
]
