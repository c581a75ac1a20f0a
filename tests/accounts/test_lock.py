"""The screen locks after 30 idle minutes, and the password leads back (CJIS AC-11)."""

import time

import pytest
from django.urls import reverse

from taskforce.accounts import activity
from tests.accounts.conftest import PASSWORD


@pytest.fixture
def browser(detective, browser_of):
    browser = browser_of(detective)
    browser.get("/profile/")
    return browser


def idle(browser, minutes: float) -> None:
    """Put the session's clock back."""
    session = browser.session
    session[activity.SEEN] = time.time() - minutes * 60
    session.save()


def test_29_minutes_lock_nothing(browser):
    idle(browser, 29)
    assert browser.get("/profile/").status_code == 200


def test_30_minutes_lock(browser):
    idle(browser, 30.1)
    assert browser.get("/profile/?x=1").url == "/lock/?next=%2Fprofile%2F%3Fx%3D1"


def test_the_lock_page_shows_nothing_of_the_page_behind(browser):
    idle(browser, 31)
    page = browser.get("/profile/", follow=True)
    assert b"Screen locked" in page.content
    assert b"Recent" not in page.content and b"What your roles open" not in page.content


def test_every_page_is_behind_the_lock(browser):
    browser.post("/lock/")
    for place in ("/profile/", "/agency/", "/notifications/", "/search/?q=a", "/accounts/"):
        assert browser.get(place).url.startswith("/lock/"), place


def test_a_post_behind_the_lock_does_nothing_and_leads_back_to_its_page(browser, detective):
    idle(browser, 31)
    answer = browser.post(
        "/profile/sessions/end/", headers={"referer": "http://testserver/profile/?tab=2"}
    )
    assert answer.url == "/lock/?next=%2Fprofile%2F%3Ftab%3D2"


def test_a_fragment_is_told_where_to_go(browser):
    browser.post("/lock/")
    answer = browser.get("/profile/", headers={"hx-request": "true"})
    assert (answer.status_code, answer["HX-Redirect"][:11]) == (401, "/lock/?next")


def test_the_password_unlocks_and_leads_back_under_a_new_key(browser):
    browser.post("/lock/")
    before = browser.session.session_key
    answer = browser.post("/lock/", {"password": PASSWORD, "next": "/profile/?x=1"})
    assert answer.url == "/profile/?x=1"
    assert browser.session.session_key != before
    assert browser.get("/profile/").status_code == 200


def test_it_leads_to_no_other_site(browser):
    browser.post("/lock/")
    answer = browser.post("/lock/", {"password": PASSWORD, "next": "//evil.example/"})
    assert answer.url == "/"


@pytest.mark.parametrize("password", ["", "wrong", "x" * 300])
def test_a_wrong_password_stays_locked(browser, password):
    browser.post("/lock/")
    assert browser.post("/lock/", {"password": password}).status_code in (400, 403)
    assert browser.get("/profile/").url.startswith("/lock/")


def test_the_fifth_wrong_password_locks_the_account(browser, detective):
    browser.post("/lock/")
    answers = [browser.post("/lock/", {"password": "wrong"}).status_code for _ in range(5)]
    detective.refresh_from_db()
    assert answers == [403] * 5
    assert detective.locked_at is not None
    assert browser.get("/profile/").url.startswith("/log-in/")


def test_locking_and_unlocking_are_recorded(browser, detective, kinds_of):
    browser.post("/lock/")
    browser.post("/lock/", {"password": PASSWORD})
    assert kinds_of(detective)[-2:] == ["account.screen_locked", "account.screen_unlocked"]


def test_idle_time_is_recorded_once(browser, detective, kinds_of):
    idle(browser, 31)
    for _ in range(3):
        browser.get("/profile/")
    assert kinds_of(detective).count("account.screen_locked") == 1


def test_the_page_asks_how_much_time_remains_without_staying_awake(browser):
    idle(browser, 20)
    assert abs(browser.get("/session/").json()["remaining"] - 600) <= 2
    assert abs(browser.get("/session/").json()["remaining"] - 600) <= 2


def test_saying_that_one_is_active_keeps_awake(browser):
    idle(browser, 20)
    browser.post("/session/")
    assert browser.get("/session/").json()["remaining"] > 1700


def test_the_page_cannot_ask_behind_the_lock(browser):
    idle(browser, 31)
    assert browser.get("/session/", headers={"accept": "application/json"}).status_code == 401


def test_log_out_works_behind_the_lock(browser):
    browser.post("/lock/")
    assert browser.post("/log-out/").url == reverse("log-in")


def test_the_lock_page_without_a_session_is_the_log_in_page(client, db):
    assert client.get("/lock/").url.startswith("/log-in/")
