"""What people do with clients: one act a file. Each opens its rows by their rule,
records the audit in the same transaction, and refuses with ``ValidationError``.
"""

from victims.services.disclose import disclose
from victims.services.faults import StaleVersion
from victims.services.make_release import make_release
from victims.services.revoke_release import revoke_release

__all__ = ["StaleVersion", "disclose", "make_release", "revoke_release"]
