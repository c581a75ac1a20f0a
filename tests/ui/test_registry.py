"""What higher floors put into the frame."""

import pytest

from taskforce.access.principal import NOBODY, Principal
from taskforce.ui.registry import DeskPanel, NavItem, Panel, Registry, SearchProvider

DETECTIVE = Principal(user_id=1, agency_id=1, roles=frozenset({"detective"}))
ADVOCATE = Principal(user_id=2, agency_id=2, roles=frozenset({"advocate"}))
DETECTIVES = frozenset({"detective"})


def test_a_line_of_the_navigation_is_shown_to_its_roles_only():
    registry = Registry()
    registry.register_nav(NavItem("Cases", "case-list", DETECTIVES, section="Investigations"))
    assert [item.label for item in registry.nav_for(DETECTIVE)] == ["Cases"]
    assert registry.nav_for(ADVOCATE) == []


def test_lines_stand_by_section_and_order():
    registry = Registry()
    for label, section, order in [("C", "Referrals", 1), ("B", "", 2), ("A", "", 1)]:
        registry.register_nav(NavItem(label, label, section=section, order=order))
    assert [item.label for item in registry.nav_for(ADVOCATE)] == ["A", "B", "C"]


def test_an_unknown_section_is_refused():
    with pytest.raises(ValueError, match="no section"):
        Registry().register_nav(NavItem("X", "x", section="Elsewhere"))


def test_nothing_is_registered_twice():
    registry = Registry()
    registry.register_nav(NavItem("X", "x"))
    with pytest.raises(ValueError, match="twice"):
        registry.register_nav(NavItem("Y", "x"))


@pytest.mark.parametrize("find", ["nav_for", "desk_for", "searches_for"])
def test_nobody_gets_nothing(find):
    registry = Registry()
    registry.register_nav(NavItem("X", "x"))
    registry.register_desk_panel(DeskPanel("x", "X", "x.html", lambda principal: {}))
    registry.register_search(SearchProvider("x", "X", lambda principal, query, limit: []))
    assert getattr(registry, find)(NOBODY) == []


def test_a_page_shows_the_sections_added_to_it():
    registry = Registry()
    registry.register_panel("client", Panel("cases", "Cases", "x.html", lambda p, row: {}))
    assert [panel.key for panel in registry.panels_for("client", DETECTIVE)] == ["cases"]
    assert registry.panels_for("case", DETECTIVE) == []


def test_every_line_and_panel_leads_to_a_page():
    from django.urls import reverse

    from taskforce.ui.registry import registry

    names = [*registry.nav, *(p.url_name for p in registry.desk.values() if p.url_name)]
    assert [reverse(name) for name in names]


def test_every_registered_template_exists():
    from django.template.loader import get_template

    from taskforce.ui.registry import registry

    added = [panel for page in registry.panels.values() for panel in page.values()]
    assert all(get_template(panel.template) for panel in [*registry.desk.values(), *added])
