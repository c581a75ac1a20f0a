"""The pages that the engine writes itself: exhibit sheets, slip sheets, contents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from .plan import Exhibit, Section


def exhibit_sheet(exhibit: Exhibit, pages: int, notices: Sequence[str], reason: str) -> Section:
    """Before a reproduced exhibit; or, with a ``reason``, in its place."""
    facts = [*exhibit.facts]
    if pages:
        facts.append(("Pages reproduced", f"{pages:,}, following this sheet"))
    facts.append(("SHA-256 of the original", exhibit.hash_said or exhibit.sha256))
    rows = "".join(
        f"<dt>{escape(label)}</dt><dd{' class=code' if len(value) == 64 else ''}>"
        f"{escape(value)}</dd>"
        for label, value in facts
    )
    remarks = "".join(f"<p class=muted>{escape(notice)}</p>" for notice in notices)
    slip = ""
    if reason:
        under = "" if exhibit.hash_said else " under the hash below"
        head = "Withheld" if exhibit.withheld else "Not reproduced"
        slip = (
            f'<div class="notice"><p class="notice-head">{head}</p><p>{escape(reason)}</p>'
            f"<p>The original is kept unchanged{under}.</p></div>"
        )
    html = (
        f'<div class="exhibit-sheet{" slip-sheet" if reason else ""}">'
        f'<h1 class="tab">{escape(exhibit.label)}</h1>'
        f'<p class="exhibit-title">{escape(exhibit.title)}</p>{slip}'
        f'<dl class="facts">{rows}</dl>{remarks}</div>'
    )
    return Section(exhibit.id, f"{exhibit.label}. {exhibit.title}", html, exhibit.level)


@dataclass(frozen=True)
class Line:
    """A line of the contents; ``part`` is set where the file is split."""

    id: str
    title: str
    level: int
    page: int
    bates: str = ""
    part: str = ""


def contents(lines: Iterable[Line], title: str) -> str:
    lines = list(lines)
    has_bates, has_part = any(x.bates for x in lines), any(x.part for x in lines)
    heads = ["Section", *(["Part"] if has_part else []), *(["Number"] if has_bates else []), "Page"]
    head = "".join(
        f'<th scope="col"{"" if n == 0 else " class=page"}>{name}</th>'
        for n, name in enumerate(heads)
    )
    rows = []
    for line in lines:
        cells = [
            *([line.part] if has_part else []),
            *([line.bates] if has_bates else []),
            str(line.page),
        ]
        rows.append(
            f'<tr class="level-{min(line.level, 3)}"><td><span class="entry-title">'
            f'<a href="x-case:{escape(line.id)}">{escape(line.title)}</a></span></td>'
            + "".join(f'<td class="page">{escape(cell)}</td>' for cell in cells)
            + "</tr>"
        )
    return (
        f"<h1>{escape(title)}</h1><table class=contents><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>"
    )
