"""Roles that were taken from people."""

from typing import Any

from django.contrib.auth import get_user_model


def collect(cursor: Any, tables: set[str]) -> list[list[Any]]:
    users = get_user_model()._meta.db_table
    if users not in tables:
        return []
    cursor.execute(f"select id, roles from {users}")
    return [list(row) for row in cursor.fetchall()]


def apply(cursor: Any, found: list[list[Any]]) -> int:
    users, changed = get_user_model()._meta.db_table, 0
    for key, roles in found:
        cursor.execute(
            f"update {users} set roles = array(select unnest(roles) intersect"
            " select unnest(%s::varchar[])) where id = %s and not roles <@ %s::varchar[]",
            [roles, key, roles],
        )
        changed += cursor.rowcount
    return changed
