"""Rows that say themselves that they are closed: revoked, disabled, locked, sealed."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models

# The column that says so, what it says when closed, and the columns that go with it.
MARKS = {
    "revoked_at": ("is not null", "revoked_"),
    "disabled_at": ("is not null", "disabled_"),
    "locked_at": ("is not null", "locked_"),
    "is_active": ("is false", "is_active"),
    "sealed": ("is true", "sealed"),
}


def collect(cursor: Any, tables: set[str]) -> list[dict[str, Any]]:
    return [
        _closed_rows(cursor, model, mark)
        for model, mark in _marked()
        if model._meta.db_table in tables
    ]


def apply(cursor: Any, found: list[dict[str, Any]]) -> int:
    changed = 0
    for group in found:
        sets = ", ".join(f"{column} = %s" for column in group["columns"])
        absent = f"not ({group['mark']} {MARKS[group['mark']][0]})"
        for key, *values in group["rows"]:
            cursor.execute(
                f"update {group['table']} set {sets} where id::text = %s and {absent}",
                [*values, key],
            )
            changed += cursor.rowcount
    return changed


def _marked() -> Iterator[tuple[type[models.Model], str]]:
    for model in apps.get_models():
        names = {field.column for field in model._meta.local_concrete_fields}
        if model._meta.managed and "id" in names:
            yield from ((model, mark) for mark in MARKS if mark in names)


def _closed_rows(cursor: Any, model: type[models.Model], mark: str) -> dict[str, Any]:
    table, (condition, prefix) = model._meta.db_table, MARKS[mark]
    # Who did it is left out: that account may be younger than the backup.
    columns = [
        field.column
        for field in model._meta.local_concrete_fields
        if str(field.column).startswith(prefix) and not field.is_relation
    ]
    cursor.execute(
        f"select id::text, {', '.join(f'{column}::text' for column in columns)}"
        f" from {table} where {mark} {condition}"
    )
    rows = [list(row) for row in cursor.fetchall()]
    return {"table": table, "mark": mark, "columns": columns, "rows": rows}
