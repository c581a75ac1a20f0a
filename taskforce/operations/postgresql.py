"""pg_dump and pg_restore as the owner of the tables; passwords never on a command line."""

import os
import shutil
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from django.db import connections

from taskforce.operations.manifest import BackupFault


def owner() -> str:
    """The alias of the owner's connection; raises :class:`BackupFault` without one."""
    if "owner" not in connections.databases:
        raise BackupFault("OWNER_DATABASE_URL is not set: this needs the owner of the tables")
    return "owner"


def run(program: str, arguments: Sequence[str]) -> str:
    """Run one of PostgreSQL's client programs on the owner's database; gives its output."""
    settings = connections[owner()].settings_dict
    folder = os.environ.get("PG_BIN")
    found = str(Path(folder) / program) if folder else shutil.which(program)
    if not found:
        raise BackupFault(f"{program} is missing. Run: sudo apt-get install -y postgresql-client")
    environment = os.environ | {
        "PGHOST": str(settings["HOST"]),
        "PGPORT": str(settings["PORT"] or 5432),
        "PGUSER": str(settings["USER"]),
        "PGPASSWORD": str(settings["PASSWORD"]),
        "PGDATABASE": str(settings["NAME"]),
    }
    done = subprocess.run(
        [found, *arguments], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise BackupFault(f"{program} failed: {said[0][:200] if said else 'no reason given'}")
    return done.stdout


def others_connected(patience: float = 3.0) -> int:
    """How many other clients use the database.

    A client that has just gone is still counted until its server process has ended, so the
    answer is asked for again during ``patience`` (seconds).
    """
    deadline = time.monotonic() + patience
    while (count := _others_now()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return count


def _others_now() -> int:
    with connections[owner()].cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_stat_activity where datname = current_database()"
            " and pid <> pg_backend_pid() and backend_type = 'client backend'"
        )
        return int(cursor.fetchone()[0])
