"""A log-in ends twelve hours after it began, however active the person is."""

import datetime

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from taskforce.accounts.models import UserSession
from tests.accounts.conftest import PASSWORD

MORNING = datetime.datetime(2026, 3, 2, 7, 0, tzinfo=datetime.UTC)
SHIFT = datetime.timedelta(seconds=settings.SESSION_COOKIE_AGE)
KEY = "log-entry:new"


@pytest.fixture
def clock():
    with travel(MORNING, tick=False) as clock:
        yield clock


@pytest.fixture
def browser(client, detective, clock, try_log_in):
    try_log_in("detective", client=client)
    return client


def work(browser, clock, until: datetime.timedelta) -> None:
    """Open a page every twenty minutes and type."""
    while timezone.now() + datetime.timedelta(minutes=20) < MORNING + until:
        clock.shift(datetime.timedelta(minutes=20))
        assert browser.get("/profile/").status_code == 200
        typed = f"typed at {timezone.now():%H:%M}"
        assert browser.post(reverse("drafts"), {"key": KEY, "body": typed}).status_code == 200


def test_the_shift_is_twelve_hours():
    assert datetime.timedelta(hours=12) == SHIFT


def test_who_works_all_the_time_is_in_until_the_end(browser, clock):
    work(browser, clock, SHIFT)
    clock.move_to(MORNING + SHIFT - datetime.timedelta(seconds=1))
    assert browser.get("/profile/").status_code == 200


def test_and_is_out_at_the_end(browser, clock):
    work(browser, clock, SHIFT)
    clock.move_to(MORNING + SHIFT)
    assert browser.get("/profile/").url == "/log-in/?next=/profile/"


def test_a_form_sent_too_late_does_nothing_and_leads_back_to_its_page(browser, clock):
    work(browser, clock, SHIFT)
    clock.move_to(MORNING + SHIFT)
    sent_from = {"referer": "http://testserver/profile/?tab=2"}
    answer = browser.post("/profile/sessions/end/", headers=sent_from)
    assert answer.url == "/log-in/?next=%2Fprofile%2F%3Ftab%3D2"


def test_a_script_is_told_to_go_to_the_log_in(browser, clock):
    clock.move_to(MORNING + SHIFT)
    answer = browser.post(reverse("drafts"), {"key": KEY}, headers={"accept": "*/*"})
    assert (answer.status_code, answer["HX-Redirect"][:12]) == (401, "/log-in/?nex")


def test_what_was_typed_is_there_after_the_new_log_in(browser, clock, try_log_in):
    work(browser, clock, SHIFT)
    clock.move_to(MORNING + SHIFT)
    assert browser.get(reverse("drafts"), {"key": KEY}).status_code != 200
    try_log_in("detective", client=browser)
    assert browser.get(reverse("drafts"), {"key": KEY}).json()["body"] == "typed at 18:40"


def test_unlocking_begins_no_new_twelve_hours(browser, clock):
    work(browser, clock, SHIFT)
    browser.post("/lock/")
    browser.post("/lock/", {"password": PASSWORD})
    clock.move_to(MORNING + SHIFT)
    assert browser.get("/profile/").url.startswith("/log-in/")


def test_a_new_log_in_begins_new_twelve_hours(browser, clock, try_log_in):
    clock.move_to(MORNING + SHIFT)
    try_log_in("detective", client=browser)
    clock.shift(datetime.timedelta(minutes=1))
    assert browser.get("/profile/").status_code == 200


def test_the_page_knows_when_the_log_in_ends(browser, clock):
    work(browser, clock, datetime.timedelta(hours=1))
    page = browser.get("/profile/").content.decode()
    assert f'data-session-seconds="{(12 * 60 - 40) * 60}"' in page


def test_a_session_from_before_the_rule_gets_an_end_at_its_next_save(browser, clock):
    session = browser.session
    del session["_session_expiry"]
    session.save()
    work(browser, clock, datetime.timedelta(hours=3))
    ends = UserSession.objects.get(session_key=browser.session.session_key).expire_date
    assert ends == MORNING + SHIFT
