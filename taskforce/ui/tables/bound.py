"""A table over one page of rows, as a request asked for it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.utils.html import conditional_escape, format_html_join

from taskforce.ui.tables import cells
from taskforce.ui.tables.counts import Count
from taskforce.ui.tables.keyset import Page

if TYPE_CHECKING:
    from taskforce.ui.tables.table import Column, Table


@dataclass
class BoundTable:
    """What ``components/table.html`` draws."""

    table: "Table"
    page: Page
    sort: str
    given: QueryDict
    total: Count | None = None
    filters: Any = None

    @property
    def caption(self) -> str:
        return self.table.caption

    @property
    def headers(self) -> list[dict]:
        """``label``, ``href`` ("" when it cannot be sorted by), ``aria_sort``, ``number``."""
        return [self._header(column) for column in self.table.columns]

    def _header(self, column: "Column") -> dict:
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
