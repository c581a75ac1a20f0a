"""Rules: who may see and do what with the rows of a model.

A rule is a list of reasons for each action. A reason says the same thing three ways: as a
``Q`` (the first wall), as an SQL condition (the second wall, see ``walls``), and as a
sentence with the people it lets in ("who can see this, and why").
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from django.db import models
from django.db.models import Q

from taskforce.access import actions
from taskforce.access.principal import Principal, principal_of
from taskforce.registry import Closed, Registry, Unknown, of_the_house


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
        reasons: Mapping[str, Iterable[Reason]],
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
        self.model, self.view, self.reasons = model, view, dict(reasons)
        self.insert, self.update, self.delete = insert, update, delete
        self.append_only, self.copies, self.tracked = append_only, copies, tracked
        RULES.add(self)

    def allowed(self, action: str) -> list[Reason]:
        """The reasons for an action; an undeclared one raises, one without reasons is empty."""
        actions.get(action)
        return list(self.reasons.get(action, ()))

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


# Filled as each app's access.py is loaded; closed, the walls can be raised.
RULES: Registry[Rule] = of_the_house(
    Registry("rules", key=attrgetter("model"), order=attrgetter("model._meta.db_table"))
)


def rule_of(model: type[models.Model]) -> Rule:
    """The rule of a model; a model without one raises ``LookupError``: nothing is open."""
    try:
        return RULES.get(model._meta.concrete_model)
    except Unknown:
        raise Unknown(f"{model.__name__} has no access rule") from None


def all_rules() -> list[Rule]:
    """Every rule, in the order of the tables' names."""
    return list(RULES)


def extend(model: type[models.Model], action: str, reasons: Iterable[Reason]) -> None:
    """Add a room's own action to the rule of the record that the room's rows belong to.

    ``extend(Case, "case.offense", contributing("id"))`` stands in the room's ``access.py``,
    beside the declaration of the action. Seeing and writing rows stay as the rule says.

    :raises LookupError: for a model without a rule, and for an action that nobody declared.
    :raises ValueError: when the rule has reasons for that action already.
    :raises Closed: once the rules are closed, since the walls are raised from them.
    """
    rule = rule_of(model)
    actions.get(action)
    if action in rule.reasons:
        raise ValueError(f"{model.__name__}: {action} is defined twice")
    if RULES.closed:
        raise Closed(f"{model.__name__}: {action} comes too late, the rules are closed")
    rule.reasons[action] = list(reasons)


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
