"""The ways into the audit's pages."""

from taskforce.access import actions
from taskforce.access.doors import Absent
from taskforce.access.principal import principal_of
from taskforce.accounts.doors import AccountRefused
from taskforce.audit.access import AUDITORS
from taskforce.audit.models import AuditEvent


class AuditRefused(AccountRefused):
    """Only auditors read the audit (403); the refusal is recorded."""

    def __init__(self):
        Exception.__init__(self, f"{actions.get('audit.view').label}: not allowed")
        self.record = {
            "action": "access.refused",
            "obj": None,
            "asked": "audit.view",
            "outcome": "refused",
        }


def require_auditor(user) -> None:
    """Refuse everybody else."""
    if not principal_of(user).has_any(AUDITORS):
        raise AuditRefused


def open_event(user, key: int) -> AuditEvent:
    """An event that this auditor may see; raises :class:`Absent`."""
    require_auditor(user)
    shown = AuditEvent.objects.visible_to(user).select_related("actor", "actor_agency")
    event = shown.filter(pk=key).first()
    if event is None:
        raise Absent(AuditEvent, key)
    return event
