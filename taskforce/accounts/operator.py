"""The operator at a command: who may bring in agencies without anyone's leave.

Agencies, task forces and accounts come in by three ways alone (docs/decisions/0065): the
operator's commands, the one-time set-up link, and administrators. The database asks which:
a session that was opened with the owner's password is the operator's.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connections

IS_OPERATOR = """
select pg_has_role(session_user, c.relowner, 'member')
from pg_class c where c.oid = to_regclass('public.accounts_agency')
"""


class OperatorNeeded(Exception):
    """This process does not have the owner's password."""

    def __init__(self) -> None:
        super().__init__(
            "This command needs OWNER_DATABASE_URL. In the containers, run it with: "
            "docker compose run --rm migrate python manage.py …"
        )


@contextmanager
def as_operator() -> Iterator[None]:
    """The default connection is opened with the owner's password, as the application's role.

    Row-level security holds as for the pages: only who opened the session differs.

    :raises OperatorNeeded: without ``OWNER_DATABASE_URL``.
    """
    connection = connections["default"]
    if _is_operator(connection):
        yield
        return
    if "owner" not in connections.databases:
        raise OperatorNeeded
    ours, owner = connection.settings_dict, connections.databases["owner"]
    options = ours.get("OPTIONS", {})
    role = f"{options.get('options', '')} -c role={settings.APP_DATABASE_ROLE}".strip()
    connection.close()
    connection.settings_dict = ours | {
        "USER": owner["USER"],
        "PASSWORD": owner["PASSWORD"],
        "OPTIONS": options | {"options": role},
    }
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = ours


def _is_operator(connection) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(IS_OPERATOR)
        found = cursor.fetchone()  # nothing before the first migration
    return bool(found and found[0])
