"""What the last app checks, and that it finds what is wrong."""

from operator import attrgetter

import pytest
from django.core import checks as system
from django.core.management import call_command

from taskforce.closing import checks
from taskforce.registry import Registry
from taskforce.ui.registry import DeskPanel, NavItem


def table(**fields) -> Registry:
    """Desk panels with one that is right except for the given fields."""
    made: Registry = Registry("desk panels", order=attrgetter("order"))
    right = {"template": "cases/desk/load.html", "url_name": "case-list"}
    made.add(DeskPanel("x", "X", context=lambda principal: {}, **(right | fields)))
    return made


FINDS = {
    checks.wrong_routes: ({"url_name": "no-such-page"}, "no-such-page"),
    checks.wrong_templates: ({"template": "cases/desk/none.html"}, "none.html"),
    checks.wrong_roles: ({"roles": frozenset({"detectvie"})}, "detectvie"),
}


@pytest.mark.parametrize("check", FINDS, ids=lambda check: check.__name__)
def test_it_names_the_entry_and_what_is_wrong(check):
    fields, wrong = FINDS[check]
    (error,) = check(table(**fields))
    assert wrong in error.msg
    assert error.msg.startswith("desk panels: x:")


@pytest.mark.parametrize("check", FINDS, ids=lambda check: check.__name__)
def test_it_finds_nothing_in_what_is_right(check):
    assert check(table()) == []


def test_an_unknown_kind_of_agency_is_found():
    (error,) = checks.wrong_roles(table(kinds=frozenset({"polcie"})))
    assert "polcie" in error.msg


def test_two_entries_at_one_place_are_found():
    made = Registry("lines", key=attrgetter("url_name"), order=attrgetter("order"))
    made.add(NavItem("A", "a", order=1), NavItem("B", "b", order=1), NavItem("C", "c", order=2))
    (error,) = checks.shared_places(made)
    assert "b: has the place 1 of a" in error.msg


def test_places_are_not_asked_where_the_keys_decide():
    made = Registry("lines", key=attrgetter("url_name"))
    made.add(NavItem("A", "a"), NavItem("B", "b"))
    assert checks.shared_places(made) == []


def test_the_closing_app_stays_the_last(monkeypatch):
    assert checks.closing_is_the_last_app(None) == []
    monkeypatch.setattr(checks, "LAST_APP", "an app before it")
    assert len(checks.closing_is_the_last_app(None)) == 1


def test_the_checks_run_with_djangos_own():
    assert set(checks.CHECKS) <= system.registry.registry.registered_checks
    call_command("check")
