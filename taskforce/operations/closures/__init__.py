"""What was closed after a backup stays closed when the backup comes back.

Before a restore the present database is asked what is revoked, disabled, locked, sealed or
ended, which roles people still have and which rights still stand and until when; afterwards
the restored rows are held against it (PROMISES.md, nothing lost). Only ever narrower:
nothing is opened by this.
"""

from typing import Any

from django.db import connections

from taskforce.operations.closures import ends, marks, rights, roles, states
from taskforce.operations.postgresql import owner

KINDS = {"marks": marks, "states": states, "rights": rights, "ends": ends, "roles": roles}
Closures = dict[str, Any]


def collect() -> Closures:
    """What the present database holds closed; empty when it has no tables yet."""
    with connections[owner()].cursor() as cursor:
        tables = set(connections[owner()].introspection.table_names(cursor))
        return {name: kind.collect(cursor, tables) for name, kind in KINDS.items()}


def apply(found: Closures) -> int:
    """Close in the restored database what was closed before; gives the number of rows."""
    with connections[owner()].cursor() as cursor:
        return sum(KINDS[name].apply(cursor, held) for name, held in found.items())
