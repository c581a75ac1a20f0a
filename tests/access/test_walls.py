"""Invariant 1: no row crosses a boundary with either wall removed."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connections, transaction
from django.db.models import Q
from django.utils import timezone

from cases.demo.sharing import grant
from cases.models import Case, CaseAgencyShare, LogEntry
from cases.services.seal import seal_case
from cases.services.sharing import grant_person
from cases.worlds.build import build
from cases.worlds.compare import compare
from taskforce.access.identity import acting
from taskforce.access.permissions import permission_id
from taskforce.access.rules import all_rules, rule_of
from taskforce.access.world import ALIAS
from tests.matrix.world import make_world
from victims.models import Client, ConfidentialNote, DisclosedField, Release


@pytest.fixture
def world(cast):
    return make_world(cast)


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_rule_and_the_policy_give_the_same_rows_in_a_random_world():
    with transaction.atomic(using=ALIAS):
        answers = list(compare(build(7, cases=20).principals))
        transaction.set_rollback(True, using=ALIAS)
    assert [str(answer) for answer in answers if answer] == []
    assert len(answers) > 500


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_comparison_finds_a_hole_in_the_database_wall():
    with transaction.atomic(using=ALIAS):
        with connections[ALIAS].cursor() as cursor:
            cursor.execute("create policy hole on cases_logentry for select using (true)")
        found = [answer for answer in compare(build(7, cases=8).principals) if answer]
        transaction.set_rollback(True, using=ALIAS)
    assert {answer.table for answer in found} == {"cases_logentry"}


@pytest.mark.django_db(databases=["default", "owner"])
def test_the_comparison_finds_a_hole_in_the_rule(monkeypatch):
    monkeypatch.setattr(rule_of(Case), "q", lambda principal, action=None: Q())
    with transaction.atomic(using=ALIAS):
        found = compare(build(7, cases=8).principals)
        assert any(answer and answer.table == "cases_case" for answer in found)
        transaction.set_rollback(True, using=ALIAS)


@pytest.mark.django_db(databases=["default", "owner"])
def test_check_walls_says_how_many_comparisons_agree(capsys):
    call_command("check_walls", worlds=1, cases=6)
    assert "The walls agree" in capsys.readouterr().out


@pytest.mark.django_db(databases=["default", "owner"], transaction=True)
def test_check_walls_fails_on_a_hole():
    with connections[ALIAS].cursor() as cursor:
        cursor.execute("create policy hole on victims_confidentialnote for select using (true)")
    with pytest.raises(CommandError, match="differ"):
        call_command("check_walls", worlds=1, cases=6)


def test_without_an_identity_there_are_no_rows(world):
    for rule in all_rules():
        if rule.model._meta.app_label in ("cases", "victims", "referrals"):
            assert list(rule.model._base_manager.all()) == [], rule.model


@pytest.mark.parametrize(
    "person", ["neighbor", "outsider", "advocate", "partner", "administrator", "auditor"]
)
def test_the_database_alone_hides_the_case_from(person, world, cast):
    with acting(getattr(cast, person)):
        assert not Case.objects.exists()
        assert not LogEntry.objects.exists()


@pytest.mark.parametrize(
    "person", ["detective", "supervisor", "commander", "prosecutor", "partner", "outsider"]
)
def test_the_database_alone_hides_the_client_from(person, world, cast):
    with acting(getattr(cast, person)):
        assert not Client.objects.exists()
        assert not ConfidentialNote.objects.exists()


def test_notes_are_hidden_from_the_providers_own_supervisor(world, cast):
    with acting(cast.director):
        assert Client.objects.count() == 1
        assert ConfidentialNote.objects.count() == 0


def test_a_revoked_release_hides_what_it_disclosed_at_once(world, cast):
    with acting(cast.partner):
        assert [field.value for field in DisclosedField.objects.all()] == ["Spanish"]
    with acting(cast.advocate):
        Release.objects.filter(pk=world.release.pk).update(revoked_at="2026-01-01T00:00Z")
    with acting(cast.partner):
        assert list(DisclosedField.objects.all()) == []
        assert list(Release.objects.all()) == []


def test_nobody_writes_into_a_case_they_do_not_see(world, cast):
    with acting(cast.neighbor), pytest.raises(DatabaseError), transaction.atomic():
        LogEntry.objects.create(
            case_id=world.case.pk,
            number=2,
            occurred_at=world.entry.occurred_at,
            author=cast.neighbor,
            text="planted",
        )


def test_scope_columns_follow_the_case_whatever_is_sent(world, cast):
    with acting(cast.detective):
        entry = LogEntry.objects.create(
            case=world.case,
            number=2,
            occurred_at=world.entry.occurred_at,
            author=cast.detective,
            text="x",
            agency=cast.farwell,
        )
        entry.refresh_from_db()
    assert entry.agency_id == cast.riverton.pk


@pytest.mark.parametrize("change", ["update", "delete"])
def test_a_log_entry_is_never_changed_even_by_the_owner_of_the_table(change, world, cast):
    with acting(cast.detective), pytest.raises(DatabaseError), transaction.atomic():
        rows = LogEntry.objects.filter(pk=world.entry.pk)
        rows.update(text="other") if change == "update" else rows.delete()


def test_sealing_ends_shares_and_leaves_only_grants(world, cast):
    with acting(cast.detective):
        CaseAgencyShare.objects.create(
            content_object=world.case,
            group=cast.sheriff.group,
            purpose="joint",
            permission_id=permission_id("cases", "view_case"),
            granted_by=cast.detective,
        )
    with acting(cast.neighbor):
        assert Case.objects.count() == 1
    with acting(cast.supervisor):
        grant(world.case, cast.supervisor, "keeps", cast.supervisor)
        Case.objects.filter(pk=world.case.pk).update(sealed=True)
        assert CaseAgencyShare.objects.count() == 0
    for person in (cast.neighbor, cast.detective, cast.commander):
        with acting(person):
            assert not Case.objects.exists()
            assert not LogEntry.objects.exists()
    with acting(cast.supervisor):
        assert LogEntry.objects.count() == 1


def test_a_personal_grant_ends_with_the_role_that_may_use_it(world, cast):
    with acting(cast.detective):
        grant(world.case, cast.neighbor, "joint", cast.detective)
    with acting(cast.neighbor):
        assert Case.objects.visible_to(cast.neighbor).count() == Case.objects.count() == 1
    cast.neighbor.roles = ["administrator"]
    cast.neighbor.save(update_fields=["roles"])
    moved = type(cast.neighbor).objects.get(pk=cast.neighbor.pk)
    with acting(moved):
        assert not Case.objects.visible_to(moved).exists()
        assert not Case.objects.exists()
        assert not LogEntry.objects.exists()


def test_a_sealed_case_keeps_a_supervisor_who_can_unseal_it(world, cast):
    with acting(cast.supervisor):
        sealed = seal_case(case=world.case, by=cast.supervisor, note="Named in a complaint.")
    ends = timezone.now() + datetime.timedelta(days=1)
    with acting(cast.detective), pytest.raises(ValidationError, match="one supervisor"):
        grant_person(
            case=sealed,
            by=cast.detective,
            user=cast.supervisor,
            level="view",
            purpose="x",
            expires_at=ends,
        )


@pytest.mark.django_db(databases=["default", "owner"])
def test_a_world_holds_rows_of_every_table_that_has_a_rule():
    """Otherwise the two walls would agree on it by having nothing to say."""
    with transaction.atomic(using=ALIAS):
        build(7, cases=4)
        empty = [
            rule.model.__name__
            for rule in all_rules()
            if not rule.model._base_manager.using(ALIAS).exists()
        ]
        transaction.set_rollback(True, using=ALIAS)
    assert empty == []
