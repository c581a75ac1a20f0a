"""Raises all walls; idempotent, in one transaction, by the owner of the tables."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from django.db import transaction

from taskforce.access.plain import plain_tables
from taskforce.access.rules import Rule, all_rules
from taskforce.access.walls import policies, triggers
from taskforce.registry import Registry, of_the_house


@dataclass(frozen=True)
class Step:
    """What a higher room needs on ruled tables (the audit: change history).

    ``statements`` gives them for one rule, none for a rule that it does not concern.
    """

    key: str
    order: int
    statements: Callable[[Rule], list[str]]


STEPS: Registry[Step] = of_the_house(Registry("steps of the walls", order=attrgetter("order")))


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
        for step in STEPS:
            made += step.statements(rule)
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
