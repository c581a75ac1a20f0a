"""Settings that must agree, as Django system checks. `start.refuse_unsafe` runs them too.

They hold wherever ``SAFE_START_REQUIRED`` is set: in production, in the single-machine mode
without DEBUG, and in the tests.
"""

from typing import Any

from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connections

TAG = "safe_start"
KEY_LENGTH, KEY_VARIETY = 50, 10

DANGEROUS_ROLE = """
select r.rolsuper, r.rolbypassrls, exists (
    select from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relowner = r.oid and c.relkind in ('r', 'p') and n.nspname = 'public')
from pg_roles r where r.rolname = current_user
"""


def _required() -> bool:
    return bool(getattr(settings, "SAFE_START_REQUIRED", False))


@checks.register(TAG)
def no_debug(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    if _required() and settings.DEBUG:
        return [
            checks.Error(
                "DEBUG is on: error pages would show what is in the records.",
                hint="Remove DEBUG from the environment.",
                id="taskforce.E001",
            )
        ]
    return []


@checks.register(TAG)
def strong_secret_key(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    key = settings.SECRET_KEY
    weak = len(key) < KEY_LENGTH or len(set(key)) < KEY_VARIETY or "insecure" in key
    if _required() and weak:
        return [
            checks.Error(
                "SECRET_KEY is missing or weak.",
                hint=f"Set SECRET_KEY or SECRET_KEY_FILE to {KEY_LENGTH} or more random "
                "characters, for example the output of: openssl rand -base64 48",
                id="taskforce.E002",
            )
        ]
    return []


@checks.register(TAG)
def field_keys(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    from taskforce.vault.keys import parse

    try:
        parse(settings.FIELD_KEYS)
    except ImproperlyConfigured as error:
        return [
            checks.Error(
                str(error),
                hint='Set FIELD_KEYS or FIELD_KEYS_FILE to "k1:" and the output of: '
                "openssl rand -base64 32",
                id="taskforce.E003",
            )
        ]
    return []


@checks.register(TAG)
def allowed_hosts(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    if _required() and (not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS):
        return [
            checks.Error(
                "ALLOWED_HOSTS is empty or allows every host.",
                hint="Set ALLOWED_HOSTS to the names people type, separated by commas.",
                id="taskforce.E004",
            )
        ]
    return []


@checks.register(TAG, checks.Tags.database)
def powerless_database_role(
    app_configs: Any, databases: Any = None, **kwargs: Any
) -> list[checks.CheckMessage]:
    """The second wall stands only against a role that cannot step over it."""
    if not _required() or "default" not in (databases or ()):
        return []
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute(DANGEROUS_ROLE)
            superuser, bypasses, owns = cursor.fetchone()
    except DatabaseError as error:
        return [
            checks.Error(
                f"The database does not answer ({type(error).__name__}).",
                hint="Look at DATABASE_URL and at the database server.",
                id="taskforce.E005",
            )
        ]
    if superuser or bypasses or owns:
        return [
            checks.Error(
                "The role of DATABASE_URL may pass row-level security.",
                hint="It must be NOSUPERUSER NOBYPASSRLS and own no table; migrations run as "
                "the role of OWNER_DATABASE_URL.",
                id="taskforce.E006",
            )
        ]
    return []
