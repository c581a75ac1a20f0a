"""Registries: tables that the rooms fill as they are loaded, and that others read.

    DESK: Registry[DeskPanel] = of_the_house(Registry("desk panels", order=attrgetter("order")))

    DESK.add(DeskPanel("cases", …))    # a room's wiring.py, called by its app's ready()
    for panel in DESK: …               # whoever shows them, knowing no subject by name

A table and the dataclass of its entries stand in the lowest room that fills it. The last app
(``taskforce.closing``) closes all tables; its checks read these fields of the entries, in
whichever table they are: ``url_name``, ``template``, ``roles``, ``kinds``.
"""

from collections.abc import Callable, Hashable, Iterator
from operator import attrgetter
from typing import Any, Generic, TypeVar

Entry = TypeVar("Entry")


class Unknown(LookupError):
    """Nothing of that key was registered."""


class Closed(RuntimeError):
    """Somebody would add to a table that others have read already."""


class Registry(Generic[Entry]):
    """Entries by key, given in their declared order: never in the order of filling.

    :param name: what its entries are, in the plural, for the messages.
    :param key: what names an entry; a second entry of the same key raises ``ValueError``.
    :param order: an entry's place, its own; the keys alone decide when None.
    """

    def __init__(
        self,
        name: str,
        *,
        key: Callable[[Entry], Hashable] = attrgetter("key"),
        order: Callable[[Entry], Any] | None = None,
    ) -> None:
        self.name, self.key, self.order = name, key, order
        self.closed = False
        self._entries: dict[Hashable, Entry] = {}

    def add(self, *entries: Entry) -> None:
        """Add entries; raises ``ValueError`` for a second key, :class:`Closed` once closed."""
        for entry in entries:
            key = self.key(entry)
            if key in self._entries:
                raise ValueError(f"{key} is among the {self.name} twice")
            if self.closed:
                raise Closed(f"{key} comes too late: the {self.name} are closed")
            self._entries[key] = entry

    def get(self, key: Hashable) -> Entry:
        """The entry of a key; raises :class:`Unknown`."""
        try:
            return self._entries[key]
        except KeyError:
            raise Unknown(f"{key} is not among the {self.name}") from None

    def close(self) -> None:
        """Take no more."""
        self.closed = True

    def _place(self, entry: Entry) -> tuple[Any, str]:
        return (self.order(entry) if self.order else 0, str(self.key(entry)))

    def __iter__(self) -> Iterator[Entry]:
        return iter(sorted(self._entries.values(), key=self._place))

    def __contains__(self, key: Hashable) -> bool:
        return key in self._entries

    def __len__(self) -> int:
        return len(self._entries)


class House:
    """The tables that the rooms fill together, by name."""

    def __init__(self) -> None:
        self._tables: Registry[Registry[Any]] = Registry("registries", key=attrgetter("name"))

    def take(self, table: Registry[Entry]) -> Registry[Entry]:
        """One more table; one that comes after the closing could be filled by nobody."""
        self._tables.add(table)
        return table

    def tables(self) -> list[Registry[Any]]:
        """All of them, by name."""
        return list(self._tables)

    def close(self) -> None:
        """Close every table; the last app calls this, once all others have filled them."""
        for table in self._tables:
            table.close()
        self._tables.close()


house = House()
of_the_house = house.take
