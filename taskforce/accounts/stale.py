"""Whether a row still is what a form showed, for rows without a version of their own."""

import json

from django.utils.crypto import constant_time_compare, salted_hmac


class Stale(Exception):
    """Somebody changed the row meanwhile. Carries it as it is now."""

    def __init__(self, row):
        super().__init__("changed meanwhile")
        self.row = row


def seal_of(row, fields) -> str:
    """A seal over the values of the fields, carried by the form."""
    values = json.dumps([getattr(row, name) for name in fields], default=str)
    return salted_hmac("accounts.stale", values, algorithm="sha256").hexdigest()


def require_seen(row, fields, seen: str) -> None:
    """Raise :class:`Stale` unless the row is still as it was shown."""
    if not constant_time_compare(seal_of(row, fields), seen):
        raise Stale(row)
