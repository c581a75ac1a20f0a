"""``script/check-production``: what keeps an installation from production, a line for each.

Settings and Django's deployment checks come first, then what is in the database: its tables, and
an agency. Each line says what to do. A throw-away cluster of the tests has no data to speak of.
"""

import os
import sys

from taskforce.local.command import on_private_services
from taskforce.local.paths import state_root
from taskforce.local.testing import MARK

NO_DATABASE = (
    "There is no database yet: DATABASE_URL is not set, and script/run has not run here. "
    "Run: script/run (one machine), or docker compose up (docs/operators.md)."
)


def main() -> int:
    """Print every fault; the exit code says whether there is one."""
    if "DATABASE_URL" in os.environ:
        return check([])
    if not (state_root() / "secrets" / "field_keys").exists():
        return _say([NO_DATABASE])
    return on_private_services(check, [])


def check(arguments: list[str]) -> int:
    """Settings and deployment checks, then the database's contents."""
    import django

    django.setup()
    unreachable = _unreachable()
    if unreachable:
        return _say([unreachable])
    faults = _settings()
    if MARK not in os.environ:
        faults += _contents()
    return _say(faults) if faults else 0


def _unreachable() -> str:
    from django.db import Error, connections

    try:
        connections["default"].ensure_connection()
    except Error as error:
        first = str(error).strip().split("\n")[0]
        return (
            f"The database does not answer: {first}. Check DATABASE_URL and that the database "
            "server runs (script/run, or docker compose up database)."
        )
    return ""


def _settings() -> list[str]:
    from django.core.management import call_command
    from django.core.management.base import SystemCheckError

    try:
        call_command("check", deploy=True, fail_level="WARNING", databases=["default"])
    except SystemCheckError as error:
        return [str(error)]
    return []


def _contents() -> list[str]:
    from django.apps import apps
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["default"])
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if missing:
        known = "out of date" if executor.loader.applied_migrations else "empty"
        return [
            f"The database is {known}: {missing} migrations have not run. "
            "Run: .venv/bin/python manage.py migrate (in the containers: docker compose up migrate)"
        ]
    if not apps.get_model("accounts", "Agency")._default_manager.exists():
        return [
            "No agency exists yet, so no one can log in. Run: .venv/bin/python manage.py "
            "setup_link (in the containers: docker compose run --rm migrate python manage.py "
            "setup_link), then open the link."
        ]
    return []


def _say(faults: list[str]) -> int:
    for fault in faults:
        print(f"Not ready: {fault}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
