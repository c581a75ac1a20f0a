"""Tables: declared columns, sorting by real links, paging by key, and why they are empty."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.html import conditional_escape, format_html_join

from taskforce.paging.keyset import Order, Page, keyset_page
from taskforce.ui.tables import cells
from taskforce.ui.tables.counts import Count, bounded_count


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
    """A kind of list, declared once.

    ``sort`` is "key" or "-key" of the first view, "" where a list is short by its nature and
    neither sorted nor paged; ``region`` names the part that scrolls, where not as the caption.
    """

    key: str
    columns: Sequence[Column]
    sort: str
    caption: str
    size: int = 50
    empty_title: str = "Nothing here yet"
    empty_text: str = ""
    noun: str = "rows"
    region: str = ""

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

    def over(self, rows: Iterable) -> "BoundTable":
        """This table over all the rows there are, in their order."""
        return BoundTable(self, Page(list(rows)), "", QueryDict())


@dataclass
class BoundTable:
    """What ``components/table.html`` draws."""

    table: Table
    page: Page
    sort: str
    given: QueryDict
    total: Count | None = None
    filters: Any = None

    @property
    def caption(self) -> str:
        return self.table.caption

    @property
    def region(self) -> str:
        return self.table.region or self.table.caption

    @property
    def has_foot(self) -> bool:
        """Whether it is counted and paged below; a list that is shown whole is neither."""
        return bool(self.page.rows and self.table.sort)

    @property
    def headers(self) -> list[dict]:
        """``label``, ``href`` ("" when it cannot be sorted by), ``aria_sort``, ``number``."""
        return [self._header(column) for column in self.table.columns]

    def _header(self, column: Column) -> dict:
        current = self.sort.lstrip("-") == column.key
        down = self.sort.startswith("-")
        head = {
            "label": column.label,
            "number": column.number,
            "href": "",
            "aria_sort": "",
            "icon": "",
        }
        if column.sort:
            turned = not down if current else column.descending
            head["href"] = self._link(sort=("-" if turned else "") + column.key)
        if current:
            head["aria_sort"] = "descending" if down else "ascending"
            head["icon"] = "arrow_downward" if down else "arrow_upward"
        return head

    @property
    def rows(self) -> list[list[cells.Cell]]:
        """The cells of each row."""
        columns = self.table.columns
        return [[column.of(row) for column in columns] for row in self.page.rows]

    @property
    def drawn_rows(self) -> list[str]:
        """Each row's cells as HTML."""
        labels = [conditional_escape(column.label) for column in self.table.columns]
        return [
            format_html_join(
                "", "{}", ((cell.draw(label),) for label, cell in zip(labels, row, strict=True))
            )
            for row in self.rows
        ]

    @property
    def newer_href(self) -> str:
        return self._link(cursor=self.page.newer, sort=self.sort) if self.page.newer else ""

    @property
    def older_href(self) -> str:
        return self._link(cursor=self.page.older, sort=self.sort) if self.page.older else ""

    @property
    def words(self) -> tuple[str, str]:
        """What the paging links are called: by time, or by place in the list."""
        column = self.table.sortable(self.sort.lstrip("-"))
        if column is None or not column.descending:
            return "Previous", "Next"
        return ("Newer", "Older") if self.sort.startswith("-") else ("Older", "Newer")

    @property
    def count_text(self) -> str:
        if self.total is None:
            return ""
        noun = self.table.noun
        return f"{self.total} {noun.removesuffix('s') if self.total == 1 else noun}"

    @property
    def empty(self) -> dict:
        """Why it is empty, and what to do about it."""
        if self.given.get("cursor"):
            return {
                "title": "No more rows",
                "text": "The list ends here.",
                "href": self._link(),
                "action": "Back to the beginning",
            }
        if self.filters is not None and self.filters.chips:
            return {
                "title": "Nothing fits this filter",
                "text": self.filters.sentence,
                "href": self.filters.clear_href,
                "action": "Remove the filter",
            }
        return {
            "title": self.table.empty_title,
            "text": self.table.empty_text,
            "href": "",
            "action": "",
        }

    def _link(self, **changes) -> str:
        given = self.given.copy()
        given.pop("cursor", None)
        for key, value in changes.items():
            given[key] = value
        return f"?{given.urlencode()}"
