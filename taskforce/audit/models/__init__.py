from taskforce.audit.models.change import ChangeRecord
from taskforce.audit.models.event import AuditEvent
from taskforce.audit.models.seal import AuditSeal, ChainHead

__all__ = ["AuditEvent", "AuditSeal", "ChainHead", "ChangeRecord"]
