"""The agency's entry, the task force, oversight and the yearly review."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from taskforce.accounts.models import AccessReview, Agency, Oversight, User
from taskforce.accounts.services.agency import AGENCY_FIELDS
from taskforce.accounts.services.unused import close_unused_accounts
from taskforce.accounts.stale import seal_of


@pytest.fixture
def administrator(cast, browser_of):
    return browser_of(cast.administrator)


@pytest.fixture
def task_force(cast):
    return {"pk": cast.task_force.pk}


def entry(agency, **changes):
    shown = {name: getattr(agency, name) for name in AGENCY_FIELDS}
    return shown | {"seen": seal_of(agency, AGENCY_FIELDS)} | changes


def test_the_entry_is_changed(cast, administrator):
    place = entry(cast.riverton, ori="pa0510000", jurisdictions=[cast.city.pk])
    administrator.post(reverse("agency-edit"), place)
    found = Agency.objects.get(pk=cast.riverton.pk)
    assert (found.ori, list(found.jurisdictions.all())) == ("PA0510000", [cast.city])


@pytest.mark.parametrize(
    "bad", [{"ori": "short"}, {"name": ""}, {"name": "Harbor House"}, {"state": "ZZ"}]
)
def test_a_bad_entry_is_refused(cast, administrator, bad):
    answer = administrator.post(reverse("agency-edit"), entry(cast.riverton, **bad))
    assert answer.status_code == 400


def test_kind_and_short_name_cannot_be_changed(cast, administrator):
    administrator.post(
        reverse("agency-edit"), entry(cast.riverton, kind="provider", short_name="XXX")
    )
    found = Agency.objects.get(pk=cast.riverton.pk)
    assert (found.kind, found.short_name) == ("police", "RPD")


def test_a_stale_entry_is_refused(cast, administrator):
    stale = entry(cast.riverton, phone="555-0199")
    Agency.objects.filter(pk=cast.riverton.pk).update(phone="555-0123")
    assert administrator.post(reverse("agency-edit"), stale).status_code == 409
    assert Agency.objects.get(pk=cast.riverton.pk).phone == "555-0123"


def test_members_see_who_takes_part_and_who_oversees(cast, browser_of, task_force):
    page = browser_of(cast.advocate).get(reverse("task-force-detail", kwargs=task_force))
    assert b"Marlow County Sheriff" in page.content and b"Commander" in page.content


def test_the_lead_agency_gives_oversight(cast, administrator, task_force):
    given = {"supervisor": cast.supervisor.pk}
    administrator.post(reverse("oversight-grant", kwargs=task_force), given)
    made = Oversight.objects.get(user=cast.supervisor)
    assert made.granted_by == cast.administrator


@pytest.mark.parametrize("person", ["detective", "director", "outsider", "former"])
def test_only_supervisors_of_police_members_oversee(cast, administrator, task_force, person):
    given = {"supervisor": getattr(cast, person).pk}
    answer = administrator.post(reverse("oversight-grant", kwargs=task_force), given)
    assert answer.status_code == 400
    assert Oversight.objects.count() == 1


def test_another_member_gives_none_but_ends_it(cast, browser_of, task_force):
    person = User.objects.get(pk=cast.neighbor.pk)
    person.roles = ["administrator"]
    person.save()
    browser = browser_of(person)
    grant = reverse("oversight-grant", kwargs=task_force)
    assert browser.post(grant, {"supervisor": cast.supervisor.pk}).status_code == 403
    one = cast.task_force.oversights.get()
    end = reverse("oversight-end", kwargs=task_force | {"oversight": one.pk})
    assert browser.post(end).status_code == 302
    assert not Oversight.objects.exists()


def test_ended_oversight_holds_from_the_next_request(cast, administrator, task_force):
    from taskforce.access.principal import principal_by_id

    one = cast.task_force.oversights.get()
    assert principal_by_id(cast.commander.pk).overseen
    administrator.post(reverse("oversight-end", kwargs=task_force | {"oversight": one.pk}))
    assert not principal_by_id(cast.commander.pk).overseen


def test_a_review_keeps_the_roles_it_saw(cast, administrator):
    given = {"account": [cast.detective.pk, cast.analyst.pk]}
    administrator.post(reverse("privileges-review"), given)
    assert list(AccessReview.objects.order_by("roles").values_list("roles", flat=True)) == [
        ["analyst"],
        ["detective"],
    ]


@pytest.mark.parametrize("stray", ["neighbor", "administrator", "former"])
def test_one_stray_account_refuses_all(cast, administrator, stray):
    given = {"account": [cast.detective.pk, getattr(cast, stray).pk]}
    assert administrator.post(reverse("privileges-review"), given).status_code == 403
    assert not AccessReview.objects.exists()


def test_an_empty_review_marks_nothing(cast, administrator):
    assert administrator.post(reverse("privileges-review")).status_code == 302
    assert not AccessReview.objects.exists()


def long_ago(account, **fields):
    User.objects.filter(pk=account.pk).update(
        created_at=timezone.now() - datetime.timedelta(days=200), **fields
    )


def test_accounts_unused_for_90_days_are_closed(cast):
    long_ago(cast.detective, last_login=timezone.now() - datetime.timedelta(days=91))
    long_ago(cast.analyst, last_login=timezone.now() - datetime.timedelta(days=89))
    long_ago(cast.neighbor)
    long_ago(cast.partner, enabled_at=timezone.now())
    assert close_unused_accounts() == 2
    closed = User.objects.filter(disabled_reason="Not used for 90 days")
    assert set(closed) == {cast.detective, cast.neighbor}
