"""Cells of a table: already formatted, so that the row template stays flat and fast.

ACCESS.md measured that ``{% url %}`` and localized dates for each row cost more than the
permissions do; a cell holds finished strings.
"""

from dataclasses import dataclass

from taskforce.ui.templatetags.ui import said


@dataclass(frozen=True, slots=True)
class Cell:
    """``kind`` is text, link, tag, when, number or code; ``line`` is a second, quiet line."""

    text: str = ""
    kind: str = "text"
    href: str = ""
    tone: str = ""
    iso: str = ""
    line: str = ""
    icon: str = ""


def text(value, line: str = "") -> Cell:
    """Plain text; None and "" are an empty cell."""
    return Cell("" if value is None else str(value), line=line)


def link(label, href: str, line: str = "", icon: str = "") -> Cell:
    """A link; each row has at most one that leads to its record. A number does not break."""
    kind = "code" if len(str(label)) <= 24 and " " not in str(label) else "link"
    return Cell(str(label), kind, href, line=line, icon=icon)


def tag(label, tone: str = "", icon: str = "") -> Cell:
    """A status: tone is "", good, warn, bad or info."""
    return Cell(str(label), "tag", tone=tone, icon=icon) if label else Cell()


def when(value, form: str = "full") -> Cell:
    """A time or a date, in the reader's zone."""
    return Cell(said(value, form), "when", iso=value.isoformat()) if value else Cell()


def number(value) -> Cell:
    """A figure, right-aligned, with thousands separators."""
    return Cell(f"{value:,}" if value is not None else "", "number")


def code(value, href: str = "") -> Cell:
    """A number or code that must not break: a case number, a Bates number."""
    return Cell("" if value is None else str(value), "code", href)
