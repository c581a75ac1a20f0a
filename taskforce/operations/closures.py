"""What was closed after a backup stays closed when the backup comes back.

Before a restore the present database is asked what is revoked, disabled, locked or sealed,
which roles people still have and which grants still stand; afterwards the restored rows are
held against it (PROMISES.md, nothing lost). Only ever narrower: nothing is opened by this.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connections, models
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from taskforce.operations.postgresql import owner

# The column that says so, what it says when closed, and the columns that go with it.
MARKS = {
    "revoked_at": ("is not null", "revoked_"),
    "disabled_at": ("is not null", "disabled_"),
    "locked_at": ("is not null", "locked_"),
    "is_active": ("is false", "is_active"),
    "sealed": ("is true", "sealed"),
}
Closures = dict[str, Any]


def collect() -> Closures:
    """What the present database holds closed; empty when it has no tables yet."""
    with connections[owner()].cursor() as cursor:
        tables = set(connections[owner()].introspection.table_names(cursor))
        closed = [
            _closed_rows(cursor, model, mark)
            for model, mark in _marked()
            if model._meta.db_table in tables
        ]
        grants = [_standing(cursor, model) for model in _grants() if model._meta.db_table in tables]
        users = get_user_model()._meta.db_table
        roles = []
        if users in tables:
            cursor.execute(f"select id, roles from {users}")
            roles = [list(row) for row in cursor.fetchall()]
    return {"closed": closed, "grants": grants, "roles": roles}


def apply(found: Closures) -> int:
    """Close in the restored database what was closed before; gives the number of rows."""
    changed = 0
    with connections[owner()].cursor() as cursor:
        for group in found["closed"]:
            sets = ", ".join(f"{column} = %s" for column in group["columns"])
            absent = f"not ({group['mark']} {MARKS[group['mark']][0]})"
            for key, *values in group["rows"]:
                cursor.execute(
                    f"update {group['table']} set {sets} where id::text = %s and {absent}",
                    [*values, key],
                )
                changed += cursor.rowcount
        for group in found["grants"]:
            cursor.execute(
                f"delete from {group['table']} where content_object_id::text = any(%s)"
                f" and not ({group['key']} = any(%s))",
                [group["objects"], group["standing"]],
            )
            changed += cursor.rowcount
        users = get_user_model()._meta.db_table
        for key, roles in found["roles"]:
            cursor.execute(
                f"update {users} set roles = array(select unnest(roles) intersect"
                " select unnest(%s::varchar[])) where id = %s and not roles <@ %s::varchar[]",
                [roles, key, roles],
            )
            changed += cursor.rowcount
    return changed


def _marked() -> Iterator[tuple[type[models.Model], str]]:
    for model in apps.get_models():
        names = {field.column for field in model._meta.local_concrete_fields}
        if model._meta.managed and "id" in names:
            yield from ((model, mark) for mark in MARKS if mark in names)


def _grants() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        direct = any(field.name == "content_object" for field in model._meta.concrete_fields)
        if direct and issubclass(model, (GroupObjectPermissionBase, UserObjectPermissionBase)):
            yield model


def _closed_rows(cursor: Any, model: type[models.Model], mark: str) -> Closures:
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


def _standing(cursor: Any, model: type[models.Model]) -> Closures:
    """Grants of today, and the objects known today: a younger grant of those is gone."""
    table = model._meta.db_table
    holder = "group_id" if issubclass(model, GroupObjectPermissionBase) else "user_id"
    key = f"concat_ws(':', content_object_id, permission_id, {holder})"
    cursor.execute(f"select {key} from {table}")
    standing = [row[0] for row in cursor.fetchall()]
    parent: Any = model._meta.get_field("content_object").related_model
    cursor.execute(f"select id::text from {parent._meta.db_table}")
    objects = [row[0] for row in cursor.fetchall()]
    return {"table": table, "key": key, "standing": standing, "objects": objects}
