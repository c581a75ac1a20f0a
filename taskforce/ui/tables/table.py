"""Tables: declared columns, sorting by real links, paging by key, and why they are empty."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from taskforce.ui.tables import cells
from taskforce.ui.tables.bound import BoundTable
from taskforce.ui.tables.counts import bounded_count
from taskforce.ui.tables.keyset import Order, Page, keyset_page


@dataclass(frozen=True)
class Column:
    """A column. ``cell(row)`` gives a ``Cell`` (or a plain value); default: the attribute.

    ``sort`` names the model column behind the heading (never NULL, indexed with the primary
    key); ``descending`` marks a time: the first click shows the newest.
    ``export(row)`` gives the CSV value.
    """

    key: str
    label: str
    cell: Callable[[Any], Any] | None = None
    sort: str = ""
    descending: bool = False
    number: bool = False
    export: Callable[[Any], Any] | None = None

    def of(self, row) -> cells.Cell:
        """The cell of a row."""
        value = self.cell(row) if self.cell else getattr(row, self.key)
        return value if isinstance(value, cells.Cell) else cells.text(value)

    def plain(self, row):
        """The value for an export."""
        return self.export(row) if self.export else self.of(row).text


@dataclass(frozen=True)
class Table:
    """A kind of list, declared once. ``sort`` is "key" or "-key" of the first view."""

    key: str
    columns: Sequence[Column]
    sort: str
    caption: str
    size: int = 50
    empty_title: str = "Nothing here yet"
    empty_text: str = ""
    noun: str = "rows"

    def order(self, asked: str) -> tuple[Order, str]:
        """The order for a ``sort`` parameter, and that parameter as it counts."""
        for name in (asked, self.sort):
            column = self.sortable(name.lstrip("-"))
            if name and column:
                return Order(column.sort, name.startswith("-")), name
        raise ValueError(f"{self.key}: no column to sort by")

    def sortable(self, key: str) -> Column | None:
        """The column of that key, if the list can be sorted by it."""
        return next((c for c in self.columns if c.key == key and c.sort), None)

    def bind(self, request, queryset, *, filters=None, count: bool = True) -> "BoundTable":
        """This table over a permitted queryset, as the request asks for it."""
        order, sort = self.order(request.GET.get("sort", ""))
        page = keyset_page(
            queryset, order=order, size=self.size, cursor=request.GET.get("cursor", "")
        )
        total = bounded_count(queryset, page) if count else None
        return BoundTable(self, page, sort, request.GET, total, filters)

    def bind_page(self, request, page: Page, *, filters=None, total=None) -> "BoundTable":
        """This table over a page that was read elsewhere (a list made of branches)."""
        _, sort = self.order(request.GET.get("sort", ""))
        return BoundTable(self, page, sort, request.GET, total, filters)
