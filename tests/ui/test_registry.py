"""What the rooms put into the frame."""

import pytest
from django.template.loader import get_template
from django.urls import reverse

from taskforce.access.principal import NOBODY, Principal
from taskforce.ui.registry import (
    DESK,
    NAVIGATION,
    PANELS,
    DeskPanel,
    NavItem,
    Panel,
    SearchProvider,
    panels_for,
    shown_to,
)
from tests.registries.filling import emptied, filled

DETECTIVE = Principal(user_id=1, agency_id=1, roles=frozenset({"detective"}))
ADVOCATE = Principal(user_id=2, agency_id=2, roles=frozenset({"advocate"}))
DETECTIVES = frozenset({"detective"})


def test_a_line_of_the_navigation_is_shown_to_its_roles_only():
    line = NavItem("Cases", "case-list", DETECTIVES, section="Investigations")
    assert shown_to(DETECTIVE, [line]) == [line]
    assert shown_to(ADVOCATE, [line]) == []


def test_lines_stand_by_section_and_order():
    lines = filled(
        NAVIGATION,
        [
            NavItem(label, label, section=section, order=order)
            for label, section, order in [("C", "Referrals", 1), ("B", "", 2), ("A", "", 1)]
        ],
    )
    assert [item.label for item in shown_to(ADVOCATE, lines)] == ["A", "B", "C"]


def test_an_unknown_section_is_refused():
    with pytest.raises(ValueError, match="no section"):
        NavItem("X", "x", section="Elsewhere")


def test_nothing_is_registered_twice():
    with pytest.raises(ValueError, match="twice"):
        filled(NAVIGATION, [NavItem("X", "x"), NavItem("Y", "x")])


@pytest.mark.parametrize(
    "entry",
    [
        NavItem("X", "x"),
        DeskPanel("x", "X", "x.html", lambda principal: {}),
        SearchProvider("x", "X", lambda principal, query, limit: []),
    ],
    ids=lambda entry: type(entry).__name__,
)
def test_nobody_gets_nothing(entry):
    assert shown_to(DETECTIVE, [entry]) == [entry]
    assert shown_to(NOBODY, [entry]) == []


def test_a_page_shows_the_sections_added_to_it(monkeypatch):
    panel = Panel("client", "cases", "Cases", "x.html", lambda p, row: {})
    emptied(monkeypatch, PANELS).add(panel)
    assert panels_for("client", DETECTIVE) == [panel]
    assert panels_for("case", DETECTIVE) == []


def test_every_line_and_panel_leads_to_a_page():
    names = [item.url_name for item in NAVIGATION]
    assert [reverse(name) for name in [*names, *(p.url_name for p in DESK if p.url_name)]]


def test_every_registered_template_exists():
    assert all(get_template(panel.template) for panel in [*DESK, *PANELS])
