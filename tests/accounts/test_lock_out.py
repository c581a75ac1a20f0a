"""Five failures lock an account until somebody of its agency releases it (CJIS AC-7)."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from taskforce.accounts.models import User


@pytest.fixture
def fail(try_log_in):
    def go(person, times):
        for _ in range(times):
            try_log_in(person.username, "wrong")
        person.refresh_from_db()

    return go


@pytest.fixture
def locked(detective, fail):
    fail(detective, 5)
    return detective


def test_four_failures_lock_nothing(detective, fail, try_log_in):
    fail(detective, 4)
    assert detective.locked_at is None
    assert try_log_in(detective.username).status_code == 302


def test_the_fifth_failure_locks(locked):
    assert locked.locked_at is not None


def test_the_right_password_does_not_open_a_locked_account(locked, try_log_in):
    assert try_log_in(locked.username).status_code == 403


def test_the_lock_outlives_the_fifteen_minutes(locked, try_log_in):
    from axes.models import AccessAttempt

    AccessAttempt.objects.all().delete()
    assert try_log_in(locked.username).status_code == 403


def test_it_does_not_matter_from_where_the_failures_come(detective, client):
    for number in range(5):
        given = {"username": detective.username, "password": "wrong", "notice": "on"}
        where = {"REMOTE_ADDR": f"10.0.0.{number}", "HTTP_USER_AGENT": f"browser {number}"}
        client.post(reverse("log-in"), given, **where)
    detective.refresh_from_db()
    assert detective.locked_at is not None


def test_a_success_begins_the_count_anew(detective, fail, try_log_in):
    fail(detective, 4)
    try_log_in(detective.username)
    fail(detective, 4)
    assert detective.locked_at is None


def test_failures_of_long_ago_do_not_count(detective, fail):
    from axes.models import AccessAttempt

    fail(detective, 4)
    AccessAttempt.objects.update(attempt_time=timezone.now() - datetime.timedelta(minutes=16))
    fail(detective, 1)
    assert detective.locked_at is None


def test_open_sessions_of_a_locked_account_end(detective, browser_of, fail):
    browser = browser_of(detective)
    assert browser.get("/profile/").status_code == 200
    fail(detective, 5)
    assert browser.get("/profile/").status_code == 302
    assert not detective.sessions.exists()


def test_the_lock_out_is_recorded(locked, kinds_of):
    assert kinds_of(locked)[-1] == "account.locked_out"


def test_what_was_typed_as_a_name_is_kept_nowhere_in_clear(try_log_in, db):
    from axes.models import AccessAttempt

    try_log_in("my secret password")
    kept = AccessAttempt.objects.get()
    assert "my secret password" not in f"{kept.username} {kept.post_data} {kept.get_data}"


@pytest.mark.parametrize("releaser", ["supervisor", "administrator"])
def test_a_release_is_one_click(cast, locked, browser_of, try_log_in, releaser):
    browser = browser_of(getattr(cast, releaser))
    page = browser.get(reverse("account-detail", args=[locked.pk]))
    assert b"Release the account" in page.content
    browser.post(reverse("account-release", args=[locked.pk]))
    assert try_log_in(locked.username).status_code == 302


def test_a_release_is_recorded(cast, locked, browser_of, kinds_of):
    browser_of(cast.supervisor).post(reverse("account-release", args=[locked.pk]))
    assert "account.released" in kinds_of(locked)


@pytest.mark.parametrize("other", ["neighbor", "commander", "director", "analyst"])
def test_nobody_else_releases(cast, locked, browser_of, other):
    browser_of(getattr(cast, other)).post(reverse("account-release", args=[locked.pk]))
    assert User.objects.get(pk=locked.pk).locked_at is not None


def test_a_release_of_another_agency_is_like_one_of_nobody(cast, locked, browser_of):
    browser = browser_of(cast.commander)
    foreign = browser.post(reverse("account-release", args=[locked.pk]))
    absent = browser.post(reverse("account-release", args=[99999999]))
    assert foreign.content == absent.content
    assert foreign.status_code == absent.status_code == 404
