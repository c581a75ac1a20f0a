"""Doors: the only way from a URL argument to a row.

Absent and not yours are the same 404; yours, but not this action, is a 403.
"""

import uuid

from django.core.exceptions import PermissionDenied
from django.db.models import BooleanField, Case, CharField, Q, Value, When
from django.http import Http404

from taskforce.access import actions
from taskforce.access.principal import principal_of
from taskforce.access.rules import rule_of


class Refused(PermissionDenied):
    """The row is visible, the action is not allowed. Carries ids only, for the audit."""

    def __init__(self, action: str, row):
        super().__init__(f"{actions.get(action).label}: not allowed")
        self.action, self.row = action, row


class Absent(Http404):
    """No such row for this person: foreign and absent are one answer."""

    def __init__(self, model, key):
        super().__init__(f"No {model._meta.verbose_name} here")
        self.model, self.key = model, key


def open_door(queryset, user, key, action: str | None = None):
    """The row of ``queryset`` with that public id, for an action.

    :param queryset: where to look (already narrowed to a parent, if there is one).
    :param key: a public id from the URL: a UUID or its text.
    :param action: a declared action; seeing it, when None.
    :raises Absent: when the user may not see it, or it does not exist (404).
    :raises Refused: when the user may see it but not do that (403).
    """
    rule = rule_of(queryset.model)
    principal = principal_of(user)
    rows = queryset.filter(rule.q(principal), pk=_as_uuid(queryset.model, key))
    asked = action is not None and action != rule.view
    if asked:
        rows = rows.annotate(_may=holds(rule.q(principal, action)))
    row = rows.first()
    if row is None:
        raise Absent(queryset.model, key)
    if asked and not row._may:
        raise Refused(action, row)
    return row


def holds(condition: Q) -> Case:
    """A column that says whether a condition holds; unknown (NULL) is no."""
    return Case(When(condition, then=True), default=False, output_field=BooleanField())


def may(user, action: str, row) -> bool:
    """Whether a user may do that with a row (one query)."""
    model = type(row)
    q = rule_of(model).q(principal_of(user), action)
    return model._base_manager.filter(q, pk=row.pk).exists()


def actions_on(user, row, names) -> frozenset[str]:
    """Those of the actions that a user may do with a row, in one query (for buttons)."""
    model = type(row)
    rule, principal = rule_of(model), principal_of(user)
    query = None
    for name in names:
        one = (
            model._base_manager.filter(rule.q(principal, name), pk=row.pk)
            .annotate(_name=Value(name, CharField()))
            .values_list("_name", flat=True)
        )
        query = one if query is None else query.union(one)
    return frozenset(query) if query is not None else frozenset()


def _as_uuid(model, key):
    if isinstance(key, uuid.UUID):
        return key
    try:
        return uuid.UUID(str(key))
    except ValueError:
        raise Absent(model, key) from None
