"""My desk: what waits, by role, and never a blank panel."""

import pytest
from django.urls import reverse

from taskforce.ui.registry import DESK, DeskPanel
from tests.cast import make_user
from tests.registries.filling import emptied


@pytest.fixture
def panels(monkeypatch):
    """The desk's panels, empty at first, put back after the test."""
    return emptied(monkeypatch, DESK)


def panel(count, **fields):
    return DeskPanel(
        "p",
        "Referrals to answer",
        "components/status_tag.html",
        lambda principal: {"count": count, "label": "x"},
        **fields,
    )


def page(log_in, person):
    return log_in(person).get(reverse("desk")).content.decode()


def test_a_panel_shows_how_many_wait(cast, log_in, panels):
    panels.add(panel(3))
    assert "3 things wait for you." in page(log_in, cast.detective)


def test_an_empty_panel_says_so(cast, log_in, panels):
    panels.add(panel(0, empty="No referral waits."))
    assert "No referral waits." in page(log_in, cast.detective)


def test_a_panel_of_another_role_is_absent(cast, log_in, panels):
    panels.add(panel(3, roles=frozenset({"advocate"})))
    assert "Referrals to answer" not in page(log_in, cast.detective)


def test_a_desk_without_panels_says_why_to_a_person_without_roles(cast, log_in, panels):
    nobody = make_user("no.role", cast.detective.agency)
    assert "Nothing is set up for your roles yet" in page(log_in, nobody)


def test_a_role_for_which_nothing_waits_finds_its_pages_on_the_desk(cast, log_in, panels):
    shown = page(log_in, cast.administrator).partition("<main")[2]
    assert "Nothing is set up for your roles yet" not in shown
    assert f'href="{reverse("account-list")}"' in shown


def test_a_visitor_is_sent_to_the_log_in(client, db):
    assert client.get(reverse("desk")).status_code == 302


@pytest.mark.parametrize(
    ("person", "shown"), [("advocate", True), ("partner", True), ("detective", False)]
)
def test_the_quick_exit_is_on_pages_of_advocates_and_partners(cast, log_in, person, shown):
    assert ("data-quick-exit=" in page(log_in, getattr(cast, person))) is shown
