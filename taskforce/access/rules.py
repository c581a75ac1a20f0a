"""Rules: who may see and do what with the rows of a model.

A rule is a list of reasons for each action. A reason says the same thing three ways: as a
``Q`` (the first wall), as an SQL condition (the second wall, see ``walls``), and as a
sentence with the people it lets in ("who can see this, and why").
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import models
from django.db.models import Q

from taskforce.access import actions
from taskforce.access.principal import Principal, principal_of


@dataclass(frozen=True)
class Holder:
    """Someone (or a group of people) a reason lets in."""

    who: str
    why: str
    until: object | None = None
    since: object | None = None


@dataclass(frozen=True)
class Reason:
    """One way in.

    ``q`` gives the rows for a principal, or None when this principal cannot come in this
    way at all (a query less). ``sql`` is the same for the acting identity. ``holders``
    lists whom it lets in to one row.
    """

    key: str
    sentence: str
    q: Callable[[Principal], Q | None]
    sql: str
    holders: Callable[[models.Model], list[Holder]] = field(default=lambda row: [])


@dataclass(frozen=True)
class Copied:
    """Columns that a child's row copies from its parent's, kept so by triggers.

    The child's policy then reads its own columns and needs no look-up of the parent.
    """

    parent: type[models.Model]
    key: str
    columns: tuple[str, ...]


class Rule:
    """The rule of one model: reasons to see it, and reasons for each further action.

    ``view`` is the name of the action that seeing is; ``insert`` and ``update`` name the
    reasons that the database asks when rows are written (None: never written so).
    ``append_only`` rows are never changed or deleted; ``copies`` are the columns kept equal
    to a parent's; ``tracked`` names the column that holds the id of the record whose history
    the changes of this row belong to.
    """

    def __init__(
        self,
        model: type[models.Model],
        *,
        view: str,
        reasons: dict[str, list[Reason]],
        insert: list[Reason] | None = None,
        update: list[Reason] | None = None,
        delete: list[Reason] | None = None,
        append_only: bool = False,
        copies: "Copied | None" = None,
        tracked: str = "",
    ):
        for name in reasons:
            actions.get(name)
        if view not in reasons:
            raise ValueError(f"{model.__name__}: no reasons to see it")
        self.model, self.view, self.reasons = model, view, reasons
        self.insert, self.update, self.delete = insert, update, delete
        self.append_only, self.copies, self.tracked = append_only, copies, tracked
        if model in _rules:
            raise ValueError(f"{model.__name__} has two rules")
        _rules[model] = self

    def allowed(self, action: str) -> list[Reason]:
        """The reasons for an action; an undeclared one raises, one without reasons is empty."""
        actions.get(action)
        return self.reasons.get(action, [])

    def branches(self, principal: Principal, action: str | None = None) -> list[tuple[Reason, Q]]:
        """One condition for each reason that this principal may come in by."""
        found = ((reason, reason.q(principal)) for reason in self.allowed(action or self.view))
        return [(reason, q) for reason, q in found if q is not None]

    def q(self, principal: Principal, action: str | None = None) -> Q:
        """The rule as one condition: right for one row and for short lists."""
        conditions = [q for _, q in self.branches(principal, action)]
        if not conditions:
            return Q(pk__in=[])
        whole = conditions[0]
        for condition in conditions[1:]:
            whole |= condition
        return whole

    def holders(self, row: models.Model) -> list[Holder]:
        """Everyone who may see a row, with the reason."""
        return [holder for reason in self.allowed(self.view) for holder in reason.holders(row)]

    def why(self, principal: Principal, row: models.Model) -> list[str]:
        """The sentences of the reasons by which a principal sees a row."""
        return [
            reason.sentence
            for reason, q in self.branches(principal)
            if self.model._base_manager.filter(q, pk=row.pk).exists()
        ]


_rules: dict[type[models.Model], Rule] = {}


def rule_of(model: type[models.Model]) -> Rule:
    """The rule of a model; a model without one raises ``LookupError``: nothing is open."""
    try:
        return _rules[model._meta.concrete_model]
    except KeyError:
        raise LookupError(f"{model.__name__} has no access rule") from None


def all_rules() -> list[Rule]:
    """Every rule, in the order of the tables' names."""
    return sorted(_rules.values(), key=lambda rule: rule.model._meta.db_table)


class RuledQuerySet(models.QuerySet):
    """A queryset that knows the rule of its model."""

    def visible_to(self, user):
        """The rows a user may see."""
        return self.filter(rule_of(self.model).q(principal_of(user)))

    def permitted(self, user, action: str):
        """The rows a user may do that with."""
        return self.filter(rule_of(self.model).q(principal_of(user), action))


RuledManager = models.Manager.from_queryset(RuledQuerySet, class_name="RuledManager")


def all_of(key: str, sentence: str, parts: Iterable[Reason]) -> Reason:
    """A reason that holds when all parts hold (for narrower actions)."""
    parts = list(parts)

    def q(principal: Principal) -> Q | None:
        found = [part.q(principal) for part in parts]
        if any(one is None for one in found):
            return None
        whole = Q()
        for one in found:
            whole &= one
        return whole

    return Reason(key, sentence, q, " and ".join(f"({part.sql})" for part in parts))
