"""What higher floors put into the frame: navigation, desk panels, sections, searches.

Each app registers in its ``AppConfig.ready()``. The ground floor shows whatever was
registered and knows none of it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from taskforce.access.principal import Principal

Roles = frozenset[str]
EVERYBODY: Roles = frozenset({"*"})


def open_to(roles: Roles, principal: Principal, kinds: frozenset[str] = EVERYBODY) -> bool:
    """Whether something for these roles, of agencies of these kinds, is for this person.

    Nobody gets nothing. A role alone may say too little: supervisors work on both sides of
    the victims' confidentiality wall.
    """
    if principal.user_id is None:
        return False
    if "*" not in kinds and principal.agency_kind not in kinds:
        return False
    return "*" in roles or principal.has_any(roles)


@dataclass(frozen=True)
class NavItem:
    """A line of the side navigation.

    ``roles`` hides the line, no more: the page behind it has a rule of its own.
    ``kinds`` narrows it to agencies of some kinds (``principal.agency_kind``).
    ``section`` is a heading of :data:`SECTIONS`; ``covers`` lists further path prefixes
    under which the line counts as current.
    """

    label: str
    url_name: str
    roles: Roles = EVERYBODY
    icon: str = "arrow_forward"
    order: int = 100
    section: str = ""
    covers: tuple[str, ...] = ()
    kinds: frozenset[str] = EVERYBODY


# The headings of the side navigation, in their order. "" stands first without a heading.
SECTIONS = ("", "Investigations", "Victim services", "Referrals", "Oversight", "Administration")


@dataclass(frozen=True)
class DeskPanel:
    """A card of "My desk".

    ``context`` gives the template's variables for a person: ``count`` (what waits, None for
    no number) and whatever the template names. ``empty`` is said when ``waiting`` is falsy
    in that context, so a panel is never blank; ``start`` in it, (address, words), is the button
    of an empty panel. No context at all (None) leaves the panel out. ``width`` is "half" or "wide".
    """

    key: str
    title: str
    template: str
    context: Callable[[Principal], Mapping[str, Any] | None]
    roles: Roles = EVERYBODY
    icon: str = "list"
    order: int = 100
    width: str = "half"
    empty: str = "Nothing waits for you here."
    url_name: str = ""
    url_label: str = "See all"
    kinds: frozenset[str] = EVERYBODY


@dataclass(frozen=True)
class Panel:
    """A section that a higher floor adds to a lower one's page (``page`` names the page).

    ``context(principal, row)`` gives the template's variables, or None to leave it out.
    """

    key: str
    title: str
    template: str
    context: Callable[[Principal, Any], Mapping[str, Any] | None]
    roles: Roles = EVERYBODY
    order: int = 100
    empty: str = "Nothing to show."
    kinds: frozenset[str] = EVERYBODY


@dataclass(frozen=True)
class SearchProvider:
    """A kind of record in the search box.

    ``search(principal, query, limit)`` gives at most ``limit`` hits, from rows that the
    principal may see and from nothing else.
    """

    key: str
    label: str
    search: Callable[[Principal, str, int], Iterable["Hit"]]
    roles: Roles = EVERYBODY
    order: int = 100
    kinds: frozenset[str] = EVERYBODY


@dataclass(frozen=True)
class Segment:
    """A piece of a snippet: plain, or a hit."""

    text: str
    is_hit: bool = False


@dataclass(frozen=True)
class Hit:
    """A found record: where it is, what it is, and the words around the match."""

    title: str
    href: str
    meta: str = ""
    snippet: tuple[Segment, ...] = ()
    tag: str = ""
    tone: str = ""
    when: Any = None


@dataclass
class Registry:
    """Everything registered; one for the process, others only in tests."""

    nav: dict[str, NavItem] = field(default_factory=dict)
    desk: dict[str, DeskPanel] = field(default_factory=dict)
    panels: dict[str, dict[str, Panel]] = field(default_factory=dict)
    searches: dict[str, SearchProvider] = field(default_factory=dict)

    def register_nav(self, item: NavItem) -> None:
        if item.section not in SECTIONS:
            raise ValueError(f"{item.label}: no section {item.section!r} in the navigation")
        _put(self.nav, item.url_name, item)

    def register_desk_panel(self, panel: DeskPanel) -> None:
        _put(self.desk, panel.key, panel)

    def register_panel(self, page: str, panel: Panel) -> None:
        _put(self.panels.setdefault(page, {}), panel.key, panel)

    def register_search(self, provider: SearchProvider) -> None:
        _put(self.searches, provider.key, provider)

    def nav_for(self, principal: Principal) -> list[NavItem]:
        """The lines for a person, by section and order."""
        found = [item for item in self.nav.values() if open_to(item.roles, principal, item.kinds)]
        return sorted(found, key=lambda i: (SECTIONS.index(i.section), i.order, i.label))

    def desk_for(self, principal: Principal) -> list[DeskPanel]:
        """The desk's panels for a person, in order."""
        return _sorted_for(self.desk, principal)

    def panels_for(self, page: str, principal: Principal) -> list[Panel]:
        """The added sections of a page for a person, in order."""
        return _sorted_for(self.panels.get(page, {}), principal)

    def searches_for(self, principal: Principal) -> list[SearchProvider]:
        """The kinds of record a person may search, in order."""
        return _sorted_for(self.searches, principal)


def _put(table: dict, key: str, value) -> None:
    if key in table:
        raise ValueError(f"{key} is registered twice")
    table[key] = value


def _sorted_for(table: Mapping[str, Any], principal: Principal) -> list:
    found = [item for item in table.values() if open_to(item.roles, principal, item.kinds)]
    return sorted(found, key=lambda item: (item.order, item.key))


registry = Registry()
register_nav = registry.register_nav
register_desk_panel = registry.register_desk_panel
register_panel = registry.register_panel
register_search = registry.register_search
