"""Raises all walls; idempotent, in one transaction, by the owner of the tables."""

from collections.abc import Callable

from django.apps import apps
from django.db import transaction

from taskforce.access.rules import Rule, all_rules
from taskforce.access.walls import policies, triggers

# Apps whose tables hold no client or case content and are guarded by the pages alone.
PLAIN_APPS = ("auth", "contenttypes", "sessions", "axes", "accounts", "guardian", "onboarding")

Step = Callable[[Rule], list[str]]
_steps: list[Step] = []


def add_step(step: Step) -> None:
    """A higher room adds what it needs on ruled tables (the audit: change history)."""
    if step not in _steps:
        _steps.append(step)


def plain_tables() -> list[str]:
    """Tables that the application role may use without row-level security."""
    models = [
        model
        for label in PLAIN_APPS
        if label in apps.app_configs
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
    ]
    return sorted({model._meta.db_table for model in models if model._meta.managed})


def statements(app_role: str) -> list[str]:
    """Every statement that :func:`build` runs, in order (without the clearing)."""
    made = [triggers.APPEND_ONLY, triggers.GRANTABLE, f"grant usage on schema public to {app_role}"]
    made += [
        f"grant select, insert, update, delete on {table} to {app_role}" for table in plain_tables()
    ]
    made += [f"grant usage on all sequences in schema public to {app_role}"]
    # The start refuses to serve an unmigrated database: it may look, not write.
    made += [f"grant select on django_migrations to {app_role}"]
    for rule in all_rules():
        made += policies.of_rule(rule, app_role)
        made += triggers.copied_columns(rule) + triggers.append_only(rule)
        made += triggers.pushed_columns(rule) + triggers.grantable(rule)
        for step in _steps:
            made += step(rule)
    return made


def build(connection, app_role: str) -> int:
    """Clear and raise every wall; gives the number of statements run."""
    made = statements(app_role)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("select tablename, policyname from pg_policies where schemaname = 'public'")
        for table, policy in cursor.fetchall():
            cursor.execute(f'drop policy "{policy}" on "{table}"')
        cursor.execute(f"revoke all on all tables in schema public from {app_role}")
        for statement in made:
            cursor.execute(statement)
    return len(made)
