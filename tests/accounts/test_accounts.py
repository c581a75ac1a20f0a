"""Running accounts: an administrator's own agency, and never the own account."""

import re

import pytest
from django.urls import reverse

from taskforce.access.principal import principal_by_id
from taskforce.accounts.models import Oversight, User
from taskforce.accounts.stale import seal_of

NEW = {
    "username": "b.new",
    "full_name": "Bea New",
    "title": "Detective",
    "badge": "77",
    "email": "",
    "phone": "",
    "roles": ["detective"],
}


@pytest.fixture
def administrator(cast, browser_of):
    return browser_of(cast.administrator)


def at(name, account):
    return reverse(f"account-{name}", args=[account.pk])


def reread(account):
    return User.objects.get(pk=account.pk)


def roles_form(account, *roles):
    return {"roles": roles, "seen": seal_of(account, ["roles"])}


def test_the_list_shows_the_own_agency_alone(cast, administrator):
    page = administrator.get(reverse("account-list")).content.decode()
    assert "Analyst" in page and "Former" in page
    assert "Neighbor" not in page and "Advocate</a>" not in page


@pytest.mark.parametrize(
    "query", ["?q=ana", "?state=open&role=analyst", "?state=open&q=analyst&role=analyst"]
)
def test_the_list_is_filtered(administrator, query):
    page = administrator.get(reverse("account-list") + query).content.decode()
    assert re.findall(r'tf-list__line">(\w+)', page) == ["analyst"]


def test_the_list_is_paged_by_key(cast, administrator, monkeypatch):
    monkeypatch.setattr("taskforce.accounts.listing.page_of.__defaults__", (3,))
    seen, place = [], reverse("account-list")
    while place:
        page = administrator.get(place).content.decode()
        seen += re.findall(r'tf-list__line">(\w+)', page)
        found = re.search(r'rel="next" href="([^"]+)"', page)
        place = reverse("account-list") + found[1].replace("&amp;", "&") if found else ""
    expected = User.objects.filter(agency=cast.riverton).order_by("full_name", "pk")
    assert seen == [one.username for one in expected]


@pytest.mark.parametrize("place", ["x", "-1", "9" * 30, "99999999", "%00"])
def test_a_forged_place_is_the_beginning(administrator, place):
    answer = administrator.get(reverse("account-list") + f"?cursor={place}")
    assert answer.status_code in (200, 400)


def test_a_new_account_logs_in_with_its_temporary_password(administrator, cast, client):
    page = administrator.post(reverse("account-new"), NEW).content.decode()
    word = re.search(r"Temporary password: <strong[^>]*>([a-z2-9-]{19})<", page)[1]
    account = User.objects.get(username="b.new")
    assert account.agency == cast.riverton
    client.post("/log-in/", {"username": "b.new", "password": word, "notice": "on"})
    assert client.get("/agency/").url == "/profile/password/?next=%2Fagency%2F"


def test_a_temporary_password_is_not_kept_by_browsers(administrator, cast):
    answer = administrator.post(at("password-reset", cast.detective))
    assert "no-store" in answer["Cache-Control"]


def test_a_new_account_is_recorded_with_its_roles(administrator, cast, kinds_of):
    administrator.post(reverse("account-new"), NEW)
    assert kinds_of(User.objects.get(username="b.new")) == ["account.created"]


@pytest.mark.parametrize(
    "bad",
    [
        {"username": "detective"},
        {"username": "DETECTIVE"},
        {"username": "a b"},
        {"username": "x" * 81},
        {"username": ""},
        {"full_name": ""},
        {"email": "none"},
        {"roles": []},
        {"roles": ["advocate"]},
        {"roles": ["no-such-role"]},
        {"roles": ["administrator", "detective"]},
        {"roles": ["auditor", "supervisor"]},
        {"roles": ["administrator", "auditor"]},
    ],
)
def test_a_bad_account_is_refused_in_the_form(administrator, bad):
    before = User.objects.count()
    assert administrator.post(reverse("account-new"), NEW | bad).status_code == 400
    assert User.objects.count() == before


@pytest.mark.parametrize("extra", ["is_superuser", "agency", "is_active", "locked_at", "password"])
def test_the_form_takes_nothing_that_it_does_not_list(administrator, cast, extra):
    values = {"is_superuser": "on", "agency": cast.sheriff.pk, "is_active": "", "locked_at": "x"}
    administrator.post(reverse("account-new"), NEW | {extra: values.get(extra, "known word 1")})
    account = User.objects.get(username="b.new")
    assert account.agency == cast.riverton and account.is_active
    assert not account.is_superuser and not account.check_password("known word 1")


def person_form(account, **changes):
    from taskforce.accounts.services.change import PERSON_FIELDS

    shown = {name: getattr(account, name) for name in PERSON_FIELDS}
    return shown | {"seen": seal_of(account, PERSON_FIELDS)} | changes


def test_particulars_are_changed(administrator, cast):
    administrator.post(at("edit", cast.detective), person_form(cast.detective, badge="12"))
    assert reread(cast.detective).badge == "12"


def test_a_stale_form_saves_nothing_and_shows_both(administrator, cast):
    stale = person_form(cast.detective, badge="12")
    User.objects.filter(pk=cast.detective.pk).update(badge="99")
    answer = administrator.post(at("edit", cast.detective), stale)
    page = answer.content.decode()
    assert answer.status_code == 409 and reread(cast.detective).badge == "99"
    assert 'value="12"' in page and "99" in page


def test_saving_again_after_that_replaces_it_knowingly(administrator, cast):
    stale = person_form(cast.detective, badge="12")
    User.objects.filter(pk=cast.detective.pk).update(badge="99")
    page = administrator.post(at("edit", cast.detective), stale).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    administrator.post(at("edit", cast.detective), stale | {"seen": seen})
    assert reread(cast.detective).badge == "12"


def test_roles_hold_from_the_next_request(administrator, cast, browser_of):
    browser = browser_of(cast.detective)
    assert browser.get(reverse("account-list")).status_code == 403
    administrator.post(at("roles", cast.detective), roles_form(cast.detective, "supervisor"))
    assert browser.get(reverse("account-list")).status_code == 200


def test_a_change_of_roles_is_recorded(administrator, cast, kinds_of):
    administrator.post(at("roles", cast.detective), roles_form(cast.detective, "analyst"))
    assert "account.roles_changed" in kinds_of(cast.detective)


def test_who_is_no_supervisor_any_more_oversees_nothing(administrator, cast):
    Oversight.objects.create(user=cast.supervisor, task_force=cast.task_force)
    administrator.post(at("roles", cast.supervisor), roles_form(cast.supervisor, "detective"))
    assert not cast.supervisor.oversights.exists()


@pytest.mark.parametrize("act", ["edit", "roles", "disable", "enable", "release", "password-reset"])
def test_nobody_runs_the_own_account(administrator, cast, act):
    own = cast.administrator
    data = roles_form(own, "detective") | {"reason": "x"}
    assert administrator.post(at(act, own), data).status_code == 403
    assert reread(own).roles == ["administrator"]


def test_the_own_page_has_no_button_for_it(administrator, cast):
    page = administrator.get(at("detail", cast.administrator)).content.decode()
    assert "Change roles" not in page and "Disable this account" not in page


def test_a_supervisor_sees_no_button_but_the_release(cast, browser_of):
    page = browser_of(cast.supervisor).get(at("detail", cast.detective)).content.decode()
    assert "Change roles" not in page and "temporary password" not in page


def test_disabling_ends_every_session_at_once(administrator, cast, browser_of):
    browsers = [browser_of(cast.detective), browser_of(cast.detective)]
    administrator.post(at("disable", cast.detective), {"reason": "Left the agency."})
    assert [one.get("/profile/").status_code for one in browsers] == [302, 302]
    assert not cast.detective.sessions.exists()
    assert principal_by_id(cast.detective.pk).user_id is None


def test_a_session_of_before_does_not_open_again_with_the_account(administrator, cast, browser_of):
    browser = browser_of(cast.detective)
    administrator.post(at("disable", cast.detective), {"reason": "A mistake."})
    administrator.post(at("enable", cast.detective))
    assert browser.get("/profile/").status_code == 302


def test_disabling_needs_a_reason(administrator, cast):
    assert administrator.post(at("disable", cast.detective), {"reason": " "}).status_code == 400
    assert reread(cast.detective).is_active


def test_an_enabled_account_logs_in_again(administrator, cast, give_password, try_log_in):
    give_password(cast.former)
    administrator.post(at("enable", cast.former))
    assert try_log_in(cast.former.username).status_code == 302


def test_a_reset_ends_sessions_and_the_old_password(
    administrator, detective, browser_of, try_log_in
):
    browser = browser_of(detective)
    administrator.post(at("password-reset", detective))
    assert browser.get("/profile/").status_code == 302
    assert try_log_in(detective.username).status_code == 403


def test_foreign_and_absent_accounts_are_one_answer(administrator, cast):
    foreign = administrator.get(at("detail", cast.neighbor))
    absent = administrator.get(reverse("account-detail", args=[99999999]))
    assert (foreign.status_code, foreign.content) == (404, absent.content)


def test_a_refusal_is_recorded(cast, browser_of, kinds_of):
    browser_of(cast.supervisor).get(at("edit", cast.detective))
    assert kinds_of(cast.detective) == ["access.refused"]


def test_no_page_of_the_administrator_links_to_content(administrator, cast):
    for place in (reverse("account-list"), at("detail", cast.detective), reverse("agency-detail")):
        page = administrator.get(place).content.decode().partition("<main")[2]
        assert not re.search(r'href="/(cases|clients|referrals)/', page), place


def test_django_asks_no_superuser_flag(cast):
    cast.detective.is_superuser = True
    cast.detective.save()
    assert principal_by_id(cast.detective.pk).roles == {"detective"}
