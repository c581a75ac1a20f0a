"""What the rooms put into the frame: navigation, desk panels, sections, searches.

Each room adds its entries in its ``wiring.py``. The frame shows whatever was added
and knows none of it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Protocol, TypeVar

from taskforce.access.principal import Principal
from taskforce.registry import Registry, of_the_house

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
    ``section`` is a heading of :data:`SECTIONS`, ``order`` the place below it; ``covers``
    lists further path prefixes under which the line counts as current.
    """

    label: str
    url_name: str
    roles: Roles = EVERYBODY
    icon: str = "arrow_forward"
    order: int = 100
    section: str = ""
    covers: tuple[str, ...] = ()
    kinds: frozenset[str] = EVERYBODY

    def __post_init__(self) -> None:
        if self.section not in SECTIONS:
            raise ValueError(f"{self.label}: no section {self.section!r} in the navigation")


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

    page: str
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


class Shown(Protocol):
    """An entry for some roles, of agencies of some kinds."""

    @property
    def roles(self) -> Roles: ...

    @property
    def kinds(self) -> frozenset[str]: ...


Entry = TypeVar("Entry", bound=Shown)

NAVIGATION: Registry[NavItem] = of_the_house(
    Registry(
        "lines of the navigation",
        key=attrgetter("url_name"),
        order=lambda item: (SECTIONS.index(item.section), item.order),
    )
)
DESK: Registry[DeskPanel] = of_the_house(Registry("desk panels", order=attrgetter("order")))
PANELS: Registry[Panel] = of_the_house(
    Registry("sections of pages", key=attrgetter("page", "key"), order=attrgetter("page", "order"))
)
SEARCHES: Registry[SearchProvider] = of_the_house(
    Registry("kinds of records searched", order=attrgetter("order"))
)


def shown_to(principal: Principal, table: Iterable[Entry]) -> list[Entry]:
    """The entries for a person, in their order."""
    return [entry for entry in table if open_to(entry.roles, principal, entry.kinds)]


def panels_for(page: str, principal: Principal) -> list[Panel]:
    """The added sections of a page for a person, in order."""
    return [panel for panel in shown_to(principal, PANELS) if panel.page == page]
