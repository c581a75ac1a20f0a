"""What a report is made of: tables of figures, each row with its definition."""

import datetime
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class Period:
    """Both days are within it; raises ``ValueError`` when it ends before it begins."""

    start: datetime.date
    end: datetime.date

    def __post_init__(self):
        if self.end < self.start:
            raise ValueError("The period ends before it begins.")

    def __str__(self):
        return f"{self.start:%B %-d, %Y} to {self.end:%B %-d, %Y}"


@dataclass(frozen=True)
class Row:
    """A line of figures; ``query`` opens the records behind it in the list of cases."""

    label: str
    figures: tuple[int, ...]
    definition: str
    query: str = ""


@dataclass(frozen=True)
class Table:
    """Rows under the same columns."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Report:
    """A report as its reader may see it, as of a moment."""

    name: str
    title: str
    period: Period
    tables: tuple[Table, ...]
    notes: tuple[str, ...] = field(default=())

    def as_json(self) -> dict:
        """Plain values, dates as ISO text."""
        made = asdict(self)
        made["period"] = {"from": str(self.period.start), "to": str(self.period.end)}
        return made

    def lines(self) -> list[list]:
        """The rows of a CSV: table, line, figures by column, definition."""
        made: list[list] = []
        for table in self.tables:
            made.append([table.title, *table.columns, "Definition"])
            made += [[row.label, *row.figures, row.definition] for row in table.rows]
        return made
