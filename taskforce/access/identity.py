"""Carries the principal to the database: ``set_config`` inside each transaction.

``set_config(…, true)`` ends with the transaction, so a pooled connection never keeps the
last person's identity. Outside a transaction there is no identity, and so no rows.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connections

from taskforce.access.principal import NOBODY, Principal, principal_of

_current: ContextVar[Principal] = ContextVar("principal", default=NOBODY)

SET_IDENTITY = (
    "select set_config('app.user_id', %s, true), set_config('app.agency_id', %s, true),"
    " set_config('app.group_id', %s, true), set_config('app.roles', %s, true),"
    " set_config('app.overseen', %s, true)"
)


def current() -> Principal:
    """Who is acting in this context."""
    return _current.get()


def settings_of(principal: Principal) -> list[str]:
    """The five settings, in the order of ``SET_IDENTITY``."""
    return [
        str(principal.user_id or ""),
        str(principal.agency_id or ""),
        str(principal.group_id or ""),
        ",".join(sorted(principal.roles)),
        ",".join(str(number) for number in sorted(principal.overseen)),
    ]


def apply(connection, principal: Principal) -> None:
    """Tell the database who is acting, until the end of its transaction."""
    with connection.cursor() as cursor:
        cursor.execute(SET_IDENTITY, settings_of(principal))


@contextmanager
def acting(user_or_principal) -> Iterator[Principal]:
    """Act as someone: transactions begun inside carry that identity.

    Inside a running transaction the identity changes at once and is put back after.
    """
    principal = principal_of(user_or_principal)
    token = _current.set(principal)
    connection = connections["default"]
    try:
        if connection.in_atomic_block:
            apply(connection, principal)
        yield principal
    finally:
        _current.reset(token)
        if connection.in_atomic_block and not connection.needs_rollback:
            apply(connection, _current.get())
