"""Cells of a table: formatted once and drawn here, so that lists stay fast.

Measured: ``{% url %}``, localized dates and a template's branches for each of 400 cells
cost several times more than the permissions do.
"""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.html import format_html

from taskforce.ui.templatetags.ui import said

CLASSES = {"number": ' class="is-number"', "code": ' class="is-code"'}
TAG = '<td data-label="{}"><span class="tf-tag{}">{}</span></td>'
WHEN = '<td data-label="{}" class="is-when"><time datetime="{}">{}</time></td>'
LINE = '<span class="tf-list__line">{}</span>'
# Made once for each kind: fewer values to escape in each cell.
PLAIN = {}
LINKED = {}
for _kind, _look in {"text": "", "link": "", **CLASSES}.items():
    for _lined, _line in ((False, ""), (True, LINE)):
        _start = f'<td data-label="{{}}"{_look}>'
        PLAIN[_kind, _lined] = f"{_start}<span>{{}}{_line}</span></td>"
        LINKED[_kind, _lined] = f'{_start}<a href="{{}}">{{}}</a>{_line}</td>'


@dataclass(frozen=True, slots=True)
class Cell:
    """``kind`` is text, link, tag, when, number or code; ``line`` is a second, quiet line."""

    text: str = ""
    kind: str = "text"
    href: str = ""
    tone: str = ""
    iso: str = ""
    line: str = ""

    def draw(self, label: str) -> str:
        """The ``td`` under a heading; the heading is repeated where a row becomes a list."""
        if not self.text:
            return format_html('<td data-label="{}" class="is-blank"></td>', label)
        if self.kind == "tag":
            look = f" tf-tag--{self.tone}" if self.tone else ""
            return format_html(TAG, label, look, self.text)
        if self.kind == "when":
            return format_html(WHEN, label, self.iso, self.text)
        key, line = (self.kind, bool(self.line)), (self.line,) if self.line else ()
        if self.href:
            return format_html(LINKED[key], label, self.href, self.text, *line)
        return format_html(PLAIN[key], label, self.text, *line)


def text(value, line: str = "") -> Cell:
    """Plain text; None and "" are an empty cell."""
    return Cell("" if value is None else str(value), line=line)


def link(label, href: str, line: str = "") -> Cell:
    """A link; each row has at most one that leads to its record. A number does not break."""
    kind = "code" if len(str(label)) <= 24 and " " not in str(label) else "link"
    return Cell(str(label), kind, href, line=line)


def tag(label, tone: str = "") -> Cell:
    """A status: tone is "", good, warn, bad or info."""
    return Cell(str(label), "tag", tone=tone) if label else Cell()


def when(value, form: str = "full") -> Cell:
    """A time or a date, in the reader's zone."""
    return Cell(said(value, form), "when", iso=value.isoformat()) if value else Cell()


def local_text(value) -> str:
    """A time for an export, on the day that the page shows: ``2026-12-31T23:50:00-05:00``."""
    return timezone.localtime(value).isoformat(timespec="seconds") if value else ""


def number(value) -> Cell:
    """A figure, right-aligned, with thousands separators."""
    return Cell(f"{value:,}" if value is not None else "", "number")


def code(value, href: str = "") -> Cell:
    """A number or code that must not break: a case number, a Bates number."""
    return Cell("" if value is None else str(value), "code", href)
