"""The account read with the session counts only where nothing speaks against it."""

import pytest

from taskforce.accounts.models import UserSession


@pytest.fixture
def browser(cast, browser_of):
    return browser_of(cast.detective)


def is_in(browser) -> bool:
    return browser.get("/profile/").status_code == 200


@pytest.mark.parametrize("field", ["is_active", "agency"])
def test_a_closed_account_or_agency_is_out_at_the_next_request(cast, browser, field):
    assert is_in(browser)
    closed = cast.detective if field == "is_active" else cast.riverton
    type(closed).objects.filter(pk=closed.pk).update(is_active=False)
    assert not is_in(browser)


def test_another_password_ends_the_session(cast, browser):
    assert is_in(browser)
    cast.detective.set_password("another password entirely")
    cast.detective.save()
    assert not is_in(browser)


def test_a_role_taken_away_is_gone_at_the_next_request(cast, browser_of):
    browser = browser_of(cast.supervisor)
    assert browser.get("/accounts/").status_code == 200
    cast.supervisor.roles = ["detective"]
    cast.supervisor.save()
    assert browser.get("/accounts/").status_code == 403


def test_oversight_taken_away_is_gone_at_the_next_request(cast, browser_of):
    browser = browser_of(cast.commander)
    assert browser.get("/profile/").wsgi_request.user._principal.overseen
    cast.commander.oversights.all().delete()
    assert not browser.get("/profile/").wsgi_request.user._principal.overseen


def test_the_signed_data_decide_whose_session_it_is(cast, browser):
    row = UserSession.objects.filter(session_key=browser.session.session_key)
    row.update(user=cast.supervisor)
    assert browser.get("/profile/").wsgi_request.user == cast.detective


def test_a_session_of_before_accounts_stood_in_its_row_is_good(cast, browser):
    UserSession.objects.filter(session_key=browser.session.session_key).update(user=None)
    assert browser.get("/profile/").wsgi_request.user == cast.detective
