"""Logging in: the use notice, and one answer to whatever is wrong."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from taskforce.accounts.models import UserSession
from taskforce.accounts.services import throttle
from tests.accounts.conftest import PASSWORD


def words(answer) -> str:
    """The page without what differs by itself: form secrets and what was typed."""
    text = answer.content.decode()
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)
    return re.sub(r'name="username" value="[^"]*"', "", text)


def test_the_right_password_leads_to_the_desk(detective, try_log_in):
    assert try_log_in(detective.username).url == "/"


def test_the_user_name_may_be_typed_in_capitals(detective, try_log_in):
    assert try_log_in(detective.username.upper()).status_code == 302


def test_it_leads_to_the_page_that_was_asked_for(detective, client, try_log_in):
    answer = client.get("/profile/?tab=1")
    assert answer.url == "/log-in/?next=/profile/%3Ftab%3D1"
    assert try_log_in(detective.username, next="/profile/?tab=1").url == "/profile/?tab=1"


@pytest.mark.parametrize(
    "place",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/log-in/",
        "/log-out/",
        "/lock/",
        "/no-such-page/",
        "/x" * 2000,
        "profile/",
        "/%00",
    ],
)
def test_it_leads_nowhere_else(detective, try_log_in, place):
    assert try_log_in(detective.username, next=place).url == "/"


def test_the_use_notice_stands_on_the_page(client, cast):
    assert b"monitored, recorded and subject to audit" in client.get("/log-in/").content


def test_who_was_logged_out_by_the_clock_is_told_that_nothing_is_lost(client, cast):
    page = client.get("/log-in/?ended=1&next=/cases/").content.decode()
    assert "It ends after 12 hours" in page and 'value="/cases/"' in page
    assert "It ends after" not in client.get("/log-in/").content.decode()


def test_nobody_enters_without_accepting_the_use_notice(detective, client):
    given = {"username": detective.username, "password": PASSWORD}
    answer = client.post(reverse("log-in"), given)
    assert answer.status_code == 400
    assert not UserSession.objects.filter(user=detective).exists()


def test_accepting_the_notice_is_recorded(detective, try_log_in, kinds_of):
    try_log_in(detective.username)
    assert kinds_of(detective) == ["account.logged_in", "account.notice_acknowledged"]


def refused_people(cast, give_password):
    """One person for each reason to be refused."""
    locked, disabled, closed = cast.analyst, cast.former, cast.outsider
    for person in (locked, disabled, closed):
        give_password(person)
    locked.locked_at = locked.created_at
    locked.save()
    closed.agency.is_active = False
    closed.agency.save()
    return [locked, disabled, closed]


def test_unknown_locked_disabled_and_wrong_are_one_answer(
    cast, detective, give_password, try_log_in
):
    wrong = try_log_in(detective.username, "not this one")
    others = [try_log_in("nobody.here")]
    others += [try_log_in(p.username) for p in refused_people(cast, give_password)]
    assert {words(one) for one in others} == {words(wrong)}
    assert {one.status_code for one in others} == {wrong.status_code} == {403}


def test_a_password_is_hashed_for_each_of_them(cast, give_password, try_log_in, monkeypatch):
    from django.contrib.auth.hashers import MD5PasswordHasher

    count = []
    encode = MD5PasswordHasher.encode

    def counted(self, password, salt):
        count.append(1)
        return encode(self, password, salt)

    people = refused_people(cast, give_password)
    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    for name in ["nobody.here", *(person.username for person in people)]:
        count.clear()
        try_log_in(name, "not this one")
        assert len(count) == 1, name


@pytest.mark.parametrize(
    "bad",
    [
        {"username": ""},
        {"username": "x" * 81},
        {"password": ""},
        {"password": "x" * 257},
        {"username": "x" * 100_000},
    ],
)
def test_bad_input_gets_a_form_error(try_log_in, bad):
    answer = try_log_in(name=bad.get("username", "a"), password=bad.get("password", "b"))
    assert answer.status_code == 400


@pytest.mark.parametrize("field", ["username", "password", "next"])
def test_a_nul_is_refused_aloud(client, db, field):
    given = {"username": "a", "password": "b", "notice": "on", field: "a\x00b"}
    assert client.post(reverse("log-in"), given).status_code == 400


def test_the_session_gets_a_new_key(detective, client, try_log_in):
    client.get("/log-in/")
    session = client.session
    session["planted"] = "1"
    session.save()
    before = session.session_key
    try_log_in(detective.username, client=client)
    assert client.session.session_key != before
    assert not UserSession.objects.filter(session_key=before).exists()


def test_a_session_knows_whose_it_is(detective, try_log_in):
    try_log_in(detective.username)
    assert UserSession.objects.get().user == detective


def test_the_password_comes_back_in_no_answer(try_log_in, db):
    assert b"typed-by-me" not in try_log_in("a", "typed-by-me").content


def test_an_address_that_tries_too_often_waits(try_log_in, db):
    for number in range(throttle.TURNS):
        assert try_log_in(f"name{number}").status_code == 403
    assert try_log_in("one.more").status_code == 429


def test_waiting_comes_before_hashing(detective, try_log_in, monkeypatch):
    monkeypatch.setattr(throttle, "TURNS", 0)
    monkeypatch.setattr("taskforce.accounts.services.log_in.authenticate", pytest.fail)
    assert try_log_in(detective.username).status_code == 429


def test_right_passwords_use_up_no_turns(detective, try_log_in):
    answers = [try_log_in(detective.username).status_code for _ in range(throttle.TURNS + 3)]
    assert set(answers) == {302}


def test_the_throttle_holds_without_its_cache(try_log_in, db, monkeypatch):
    class Broken:
        def add(self, *args):
            raise ConnectionError

    monkeypatch.setattr(throttle, "cache", Broken())
    throttle._own.clear()
    answers = [try_log_in(f"name{number}").status_code for number in range(throttle.TURNS + 1)]
    assert answers[-1] == 429


def test_an_ipv6_subscriber_is_one_address():
    assert throttle._key("2001:db8:1:2::1") == throttle._key("2001:db8:1:2:ffff::9")
    assert throttle._key("2001:db8:1:2::1") != throttle._key("2001:db8:1:3::1")


def test_the_demo_log_ins_are_listed_in_demo_mode_only(client, cast, settings):
    settings.DEMO = False
    assert b"det.rivera" not in client.get("/log-in/").content
    settings.DEMO = True
    assert b"det.rivera" in client.get("/log-in/").content


def test_log_out_needs_a_post(detective, browser_of):
    browser = browser_of(detective)
    assert browser.get("/log-out/").status_code == 405
    assert browser.post("/log-out/").url == "/log-in/"
    assert browser.get("/profile/").status_code == 302
    assert not UserSession.objects.exists()


def test_session_and_account_are_one_query(cast, browser_of):
    browser = browser_of(cast.commander)
    browser.get("/session/")
    with CaptureQueriesContext(connection) as queries:
        browser.get("/session/")
    asked = [q["sql"] for q in queries if "set_config" not in q["sql"]]
    assert len(asked) == 1, asked
