"""Rows whose state ends somebody's sight of them.

A model says so itself: ``closing_states = {"column": states}``; those above this floor are
not known here by name.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps


def collect(cursor: Any, tables: set[str]) -> list[dict[str, Any]]:
    found = []
    for table, column, states in _closing():
        if table in tables:
            cursor.execute(
                f"select id::text, {column} from {table} where {column} = any(%s)", [states]
            )
            rows = [list(row) for row in cursor.fetchall()]
            found.append({"table": table, "column": column, "states": states, "rows": rows})
    return found


def apply(cursor: Any, found: list[dict[str, Any]]) -> int:
    changed = 0
    for held in found:
        table, column = held["table"], held["column"]
        for key, state in held["rows"]:
            cursor.execute(
                f"update {table} set {column} = %s where id::text = %s"
                f" and not ({column} = any(%s))",
                [state, key, held["states"]],
            )
            changed += cursor.rowcount
    return changed


def _closing() -> Iterator[tuple[str, str, list[str]]]:
    for model in apps.get_models():
        for column, states in getattr(model, "closing_states", {}).items():
            yield model._meta.db_table, column, sorted(states)
