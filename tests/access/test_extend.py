"""A room's own actions on its parent's rule."""

import pytest

from cases.access import seeing
from cases.models import Case
from taskforce.access import actions
from taskforce.access.identity import acting
from taskforce.access.principal import principal_of
from taskforce.access.rules import RULES, extend, rule_of
from taskforce.accounts.models import User
from taskforce.registry import Closed


@pytest.fixture
def declared(monkeypatch):
    """An action of a new room, and the rules as they were before the closing."""
    monkeypatch.setattr(actions, "_actions", dict(actions._actions))
    monkeypatch.setattr(rule_of(Case), "reasons", dict(rule_of(Case).reasons))
    monkeypatch.setattr(RULES, "closed", False)
    return actions.declare("case.rehearse", "Rehearse a hearing").name


def test_who_may_is_told_by_the_rooms_reasons(cast, declared):
    extend(Case, declared, seeing("id"))
    rule = rule_of(Case)
    assert [reason.key for reason in rule.allowed(declared)] == [
        reason.key for reason in rule.allowed("case.view")
    ]
    with acting(cast.detective):
        assert rule.branches(principal_of(cast.detective), declared)


def test_an_action_without_reasons_is_allowed_to_nobody(declared):
    extend(Case, declared, [])
    assert rule_of(Case).allowed(declared) == []


def test_a_model_without_a_rule_raises(declared):
    with pytest.raises(LookupError, match="no access rule"):
        extend(User, declared, [])


def test_an_undeclared_action_raises(declared):
    with pytest.raises(actions.UnknownAction):
        extend(Case, "case.rehaerse", [])


@pytest.mark.parametrize("action", ["case.rehearse", "case.view"])
def test_a_second_definition_raises(declared, action):
    extend(Case, declared, [])
    with pytest.raises(ValueError, match="twice"):
        extend(Case, action, seeing("id"))


def test_once_the_rules_are_closed_it_raises(declared, monkeypatch):
    monkeypatch.setattr(RULES, "closed", True)
    with pytest.raises(Closed, match="too late"):
        extend(Case, declared, [])
    assert rule_of(Case).allowed(declared) == []


def test_the_rules_of_the_product_are_closed():
    assert RULES.closed
