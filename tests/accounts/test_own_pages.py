"""The own page and the own password."""

import datetime

import pytest
from django.utils import timezone

from taskforce.accounts.models import UserSession
from taskforce.accounts.services.sessions import forget_expired_sessions
from tests.accounts.conftest import PASSWORD

NEW = "seven small boats at noon"


def change(browser, **given):
    data = {"present": PASSWORD, "new": NEW, "again": NEW} | given
    return browser.post("/profile/password/", data)


@pytest.fixture
def browser(detective, browser_of):
    return browser_of(detective)


def test_the_profile_says_what_a_role_never_sees(browser):
    assert b"Never sees advocate notes" in browser.get("/profile/").content


def test_the_profile_shows_log_ins_right_and_wrong(browser, detective, try_log_in):
    try_log_in(detective.username, "wrong")
    try_log_in(detective.username)
    page = browser.get("/profile/").content
    assert b"Log-in failed" in page and b"Logged in" in page


def test_it_shows_nobody_elses(cast, browser, give_password, try_log_in):
    try_log_in(give_password(cast.analyst).username, "wrong")
    assert b"Log-in failed" not in browser.get("/profile/").content


def test_a_changed_password_opens_and_the_old_one_does_not(browser, detective, try_log_in):
    assert change(browser).status_code == 302
    assert try_log_in(detective.username).status_code == 403
    assert try_log_in(detective.username, NEW).status_code == 302


def test_this_session_stays_and_the_others_end(browser, detective, browser_of):
    other = browser_of(detective)
    change(browser)
    assert browser.get("/profile/").status_code == 200
    assert other.get("/profile/").status_code == 302


@pytest.mark.parametrize(
    "bad",
    [
        {"present": "wrong"},
        {"again": "differs"},
        {"new": "short1", "again": "short1"},
        {"new": "password123", "again": "password123"},
        {"new": PASSWORD, "again": PASSWORD},
        {"new": "detective", "again": "detective"},
        {"new": "", "again": ""},
        {"new": "y" * 300, "again": "y" * 300},
    ],
)
def test_a_bad_change_is_refused(browser, detective, bad):
    assert change(browser, **bad).status_code == 400
    detective.refresh_from_db()
    assert detective.check_password(PASSWORD)


def test_no_password_comes_back_in_the_page(browser):
    assert b"hunter-two-x" not in change(browser, again="hunter-two-x").content


def test_wrong_present_passwords_lock_the_account(browser, detective):
    for _ in range(5):
        change(browser, present="wrong")
    detective.refresh_from_db()
    assert detective.locked_at is not None


def test_after_a_temporary_password_only_its_change_is_open(browser, detective):
    detective.must_change_password = True
    detective.save()
    assert browser.get("/agency/").url == "/profile/password/?next=%2Fagency%2F"
    assert change(browser, next="/agency/").url == "/agency/"
    assert browser.get("/agency/").status_code == 200


def test_log_out_everywhere_else(browser, detective, browser_of):
    other = browser_of(detective)
    browser.post("/profile/sessions/end/")
    assert other.get("/agency/").status_code == 302
    assert browser.get("/agency/").status_code == 200


def test_rows_of_sessions_that_are_over_are_deleted(cast, browser_of):
    browser_of(cast.analyst)
    browser_of(cast.detective)
    UserSession.objects.filter(user=cast.analyst).update(
        expire_date=timezone.now() - datetime.timedelta(minutes=1)
    )
    assert forget_expired_sessions() == 1
    assert UserSession.objects.get().user == cast.detective
