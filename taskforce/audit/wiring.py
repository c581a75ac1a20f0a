"""What the audit adds to the house: its recorder, its walls, its check, its kinds."""

from taskforce.access.walls.build import STEPS, Step
from taskforce.accounts.announce import set_recorder
from taskforce.audit import audit_kinds, log_in, walls
from taskforce.audit.kinds import KINDS
from taskforce.audit.services.record import record
from taskforce.audit.services.verify import verify_audit
from taskforce.audit.verifiers import VERIFIERS, Verifier


def register() -> None:
    """Called once by the app's ``ready``."""
    set_recorder(record)
    log_in.connect()
    KINDS.add(*audit_kinds.KINDS)
    STEPS.add(Step("change_history", 10, walls.change_history))
    VERIFIERS.add(
        Verifier("audit", "the chain of audit events and its seals", verify_audit),
    )
