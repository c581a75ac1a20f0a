"""Rows that are a right by being there: ended by deleting them.

Grants and shares, oversight of a task force, and an agency's membership in one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from taskforce.accounts.models import Oversight, TaskForce


@dataclass(frozen=True)
class Right:
    """A table of rights: over ``parent`` (a table and the column naming it), known by ``key``."""

    table: str
    column: str
    parent: str
    key: str
    expires: bool


def tables_of_rights() -> Iterator[Right]:
    """Every table of rights of this installation."""
    task_forces = TaskForce._meta.db_table
    yield _right(Oversight._meta.db_table, "task_force_id", task_forces, "user_id")
    members = TaskForce.agencies.through._meta.db_table
    yield _right(members, "taskforce_id", task_forces, "agency_id")
    for model in apps.get_models():
        direct = any(field.name == "content_object" for field in model._meta.concrete_fields)
        if direct and issubclass(model, (GroupObjectPermissionBase, UserObjectPermissionBase)):
            to_group = issubclass(model, GroupObjectPermissionBase)
            parent: Any = model._meta.get_field("content_object").related_model  # type: ignore[misc]
            yield _right(
                model._meta.db_table,
                "content_object_id",
                parent._meta.db_table,
                "permission_id",
                "group_id" if to_group else "user_id",
                expires=True,
            )


def _right(table: str, column: str, parent: str, *others: str, expires: bool = False) -> Right:
    key = f"concat_ws(':', {', '.join((column, *others))})"
    return Right(table, column, parent, key, expires)


def collect(cursor: Any, tables: set[str]) -> list[dict[str, Any]]:
    """Rights of today, and the objects known today: an older right to those is gone."""
    found = []
    for right in tables_of_rights():
        if right.table not in tables or right.parent not in tables:
            continue
        cursor.execute(f"select {right.key} from {right.table}")
        standing = [row[0] for row in cursor.fetchall()]
        cursor.execute(f"select id::text from {right.parent}")
        objects = [row[0] for row in cursor.fetchall()]
        found.append({"table": right.table, "standing": standing, "objects": objects})
    return found


def apply(cursor: Any, found: list[dict[str, Any]]) -> int:
    changed = 0
    by_table = {right.table: right for right in tables_of_rights()}
    for held in found:
        right = by_table[held["table"]]
        cursor.execute(
            f"delete from {right.table} where {right.column}::text = any(%s)"
            f" and not ({right.key} = any(%s))",
            [held["objects"], held["standing"]],
        )
        changed += cursor.rowcount
    return changed
