"""Ends that were brought forward: grants, shares and releases end at the earlier time."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps

from taskforce.operations.closures.rights import tables_of_rights

ENDS = ("expires_at", "release_expires_at")


def collect(cursor: Any, tables: set[str]) -> list[dict[str, Any]]:
    found = []
    for table, column, key in _ending():
        if table in tables:
            cursor.execute(f"select {key}, {column}::text from {table} where {column} is not null")
            rows = [list(row) for row in cursor.fetchall()]
            found.append({"table": table, "column": column, "key": key, "rows": rows})
    return found


def apply(cursor: Any, found: list[dict[str, Any]]) -> int:
    changed = 0
    for held in found:
        table, column = held["table"], held["column"]
        for key, end in held["rows"]:
            cursor.execute(
                f"update {table} set {column} = %s where {held['key']} = %s"
                f" and ({column} is null or {column} > %s)",
                [end, key, end],
            )
            changed += cursor.rowcount
    return changed


def _ending() -> Iterator[tuple[str, str, str]]:
    """Table, column of its end, and how a row is known: a right may have been given anew."""
    keys = {right.table: right.key for right in tables_of_rights() if right.expires}
    for model in apps.get_models():
        table = model._meta.db_table
        names = {str(field.column) for field in model._meta.local_concrete_fields}
        if model._meta.managed and "id" in names:
            yield from ((table, end, keys.get(table, "id::text")) for end in ENDS if end in names)
