"""What people do with clients: one act a file. Each opens its rows by their rule,
records the audit in the same transaction, and refuses with ``ValidationError``.
"""

from victims.services.change_client import change_client
from victims.services.close_client import close_client, reopen_client
from victims.services.contacts import add_contact, change_contact, mark_unsafe, retire_contact
from victims.services.decide_status import decide_status
from victims.services.disclose import disclose
from victims.services.make_release import make_release
from victims.services.needs import add_need, change_need
from victims.services.record_service import record_service
from victims.services.revoke_release import revoke_release
from victims.services.set_first_day_item import set_first_day_item
from victims.services.take_in_client import take_in_client
from victims.services.write_note import write_note

__all__ = [
    "add_contact",
    "add_need",
    "change_client",
    "change_contact",
    "change_need",
    "close_client",
    "decide_status",
    "disclose",
    "make_release",
    "mark_unsafe",
    "record_service",
    "reopen_client",
    "retire_contact",
    "revoke_release",
    "set_first_day_item",
    "take_in_client",
    "write_note",
]
