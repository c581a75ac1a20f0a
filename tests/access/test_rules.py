"""The shape of the rules: declared names, closed doors, branches that agree with the rule."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from cases.models import Case
from taskforce.access import actions, branches
from taskforce.access.doors import actions_on, open_door
from taskforce.access.identity import acting
from taskforce.access.principal import NOBODY, principal_of
from taskforce.access.rules import rule_of
from taskforce.accounts.models import User
from tests.matrix.world import make_world


@pytest.fixture
def world(cast):
    return make_world(cast)


def test_an_undeclared_action_raises():
    with pytest.raises(actions.UnknownAction):
        rule_of(Case).allowed("case.veiw")


def test_a_model_without_a_rule_is_open_to_nobody():
    with pytest.raises(LookupError):
        rule_of(User)


def test_a_disabled_or_locked_account_is_nobody(cast):
    assert principal_of(cast.former) == NOBODY
    cast.detective.locked_at = cast.detective.created_at
    assert principal_of(cast.detective) == NOBODY


def test_absent_and_foreign_are_the_same_answer(world, cast):
    with acting(cast.neighbor):
        for key in (world.case.pk, uuid.uuid4(), "not-a-uuid", "\x00"):
            with pytest.raises(Http404) as refusal:
                open_door(Case.objects.all(), cast.neighbor, key)
            assert str(refusal.value) == "No case here"


def test_visible_but_not_allowed_is_refused(world, cast):
    with acting(cast.detective), pytest.raises(PermissionDenied):
        open_door(Case.objects.all(), cast.detective, world.case.pk, "case.seal")


def test_buttons_follow_the_rule(world, cast):
    names = ["case.log", "case.seal", "case.share"]
    with acting(cast.supervisor):
        assert actions_on(cast.supervisor, world.case, names) == set(names)
    with acting(cast.commander):
        assert actions_on(cast.commander, world.case, names) == set()


def test_branches_give_what_the_rule_gives(world, cast):
    for person in cast.people().values():
        with acting(person):
            keys = branches.page(Case.objects.all(), person, order="-last_activity", size=10)
            assert {pk for pk, _ in keys} == set(
                Case.objects.visible_to(person).values_list("pk", flat=True)
            )


def test_everyone_who_sees_a_case_is_told_why(world, cast):
    with acting(cast.commander):
        why = rule_of(Case).why(principal_of(cast.commander), world.case)
        holders = rule_of(Case).holders(world.case)
    assert why == ["You oversee its task force"]
    assert any("Commander" in holder.who for holder in holders)
