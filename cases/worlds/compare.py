"""Row by row: what the rule gives against what the policies give."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db import connections
from django.db.models import Q

from taskforce.access.identity import apply
from taskforce.access.principal import Principal
from taskforce.access.rules import Rule, all_rules
from taskforce.access.world import ALIAS


@dataclass(frozen=True)
class Difference:
    """Rows that one wall gives and the other does not."""

    table: str
    principal: Principal
    act: str
    only_rule: frozenset
    only_policy: frozenset

    def __str__(self):
        return (
            f"{self.table} {self.act} as {sorted(self.principal.roles)} of agency"
            f" {self.principal.agency_id}: rule alone {len(self.only_rule)},"
            f" policy alone {len(self.only_policy)}"
        )


def compare(principals: list[Principal]) -> Iterator[Difference | None]:
    """One answer per table, principal and act: a difference, or None when both agree."""
    connection = connections[ALIAS]
    for principal in principals:
        apply(connection, principal)
        for rule in all_rules():
            seen = _by_rule(rule, rule.q(principal))
            yield _difference(rule, principal, "seeing", seen, _by_policy(connection, rule, False))
            if rule.update and not rule.append_only:
                changed = seen & _by_rule(rule, _any(rule, principal))
                yield _difference(
                    rule, principal, "changing", changed, _by_policy(connection, rule, True)
                )


def _any(rule: Rule, principal: Principal):
    found = [q for q in (reason.q(principal) for reason in rule.update or []) if q is not None]
    if not found:
        return Q(pk__in=[])
    whole = found[0]
    for q in found[1:]:
        whole |= q
    return whole


def _by_rule(rule: Rule, q) -> frozenset:
    return frozenset(rule.model._base_manager.using(ALIAS).filter(q).values_list("pk", flat=True))


def _by_policy(connection, rule: Rule, locking: bool) -> frozenset:
    """Every row of the table, as the application's role, without any filter of ours."""
    rows = rule.model._base_manager.using(ALIAS).order_by()
    if locking:
        rows = rows.select_for_update(of=("self",))
    with connection.cursor() as cursor:
        cursor.execute(f"set local role {settings.APP_DATABASE_ROLE}")
        try:
            return frozenset(row.pk for row in rows.only("pk"))
        finally:
            cursor.execute("reset role")


def _difference(rule, principal, act, by_rule, by_policy) -> Difference | None:
    if by_rule == by_policy:
        return None
    return Difference(
        rule.model._meta.db_table, principal, act, by_rule - by_policy, by_policy - by_rule
    )
