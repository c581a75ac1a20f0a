"""What a person may do with a case, why they see it, and where else it leads.

Asked together with the case itself, so that a page's header costs no query of its own.
"""

from functools import cache

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet

from cases.models import Case, CaseJurisdiction
from taskforce.access.doors import holds
from taskforce.access.principal import principal_of
from taskforce.access.rules import Reason, rule_of

ACTIONS = (
    "case.change",
    "case.log",
    "case.people",
    "case.decide_role",
    "case.evidence",
    "case.refer",
    "case.export",
    "case.produce",
    "case.redact",
    "case.share",
    "case.seal",
    "case.close",
)


def with_standing(queryset: QuerySet, user) -> QuerySet:
    """Cases with the columns that :func:`standing` reads."""
    principal = principal_of(user)
    columns = {}
    for name, reasons in _columns().values():
        conditions = [q for q in (reason.q(principal) for reason in reasons) if q is not None]
        columns[name] = holds(_any(conditions))
    places = CaseJurisdiction.objects.filter(case=OuterRef("pk"))
    places = places.order_by("jurisdiction__name", "jurisdiction_id")
    return queryset.annotate(further=ArraySubquery(places.values("jurisdiction__name")), **columns)


def standing(case: Case) -> tuple[set[str], list[str], list[str]]:
    """Of a case that was read :func:`with_standing`, as it was then.

    :returns: names of actions without their "case.", the sentences of the reasons, and the
        names of the further jurisdictions.
    """
    rule = rule_of(Case)
    may = {name.partition(".")[2] for name in ACTIONS if _holds(case, rule.allowed(name))}
    why = [reason.sentence for reason in rule.allowed(rule.view) if _holds(case, [reason])]
    return may, sorted(why), case.further


def _holds(case: Case, reasons: list[Reason]) -> bool:
    return getattr(case, _columns()[_condition(reasons)][0])


@cache
def _columns() -> dict[tuple[str, ...], tuple[str, list[Reason]]]:
    """The name of the column of each condition; actions with the same reasons are asked once."""
    rule = rule_of(Case)
    asked = [rule.allowed(name) for name in ACTIONS]
    asked += [[reason] for reason in rule.allowed(rule.view)]
    different = {_condition(reasons): reasons for reasons in asked}
    return {
        condition: (f"standing_{number}", reasons)
        for number, (condition, reasons) in enumerate(different.items())
    }


def _condition(reasons: list[Reason]) -> tuple[str, ...]:
    return tuple(reason.sql for reason in reasons)


def _any(conditions: list[Q]) -> Q:
    whole = Q(pk__in=[])
    for condition in conditions:
        whole |= condition
    return whole
