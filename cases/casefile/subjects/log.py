"""The log of a case: every entry in order of events."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cases.casefile.data import CaseData, Entry
from cases.casefile.layout import LINE, section
from cases.casefile.registry import ContentKind, Part, Reading
from cases.casefile.request import Request
from cases.casefile.subjects.files import by_source
from cases.casefile.words import month_of
from cases.models import LogEntry
from taskforce.courtpdf import Section, split


def gather(reading: Reading) -> list[Entry]:
    """The entries with their addenda and the numbers of their exhibits."""
    rows = list(
        LogEntry.objects.visible_to(reading.principal)
        .filter(case=reading.case)
        .select_related("author")
        .defer("search")
        .order_by("occurred_at", "number")
    )
    numbers = {row.pk: row.number for row in rows}
    addenda = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.number):
        if row.addendum_to_id:
            addenda[row.addendum_to_id].append(row.number)
    exhibits = by_source(reading.records("files"))
    return [
        Entry(
            number=row.number,
            kind=row.get_kind_display(),
            occurred_at=row.occurred_at,
            recorded_at=row.recorded_at,
            author=str(row.author),
            text=row.text,
            addendum_to=numbers.get(row.addendum_to_id),
            addenda=addenda[row.pk],
            exhibits=[one.exhibit for one in exhibits[f"entry-{row.number}"]],
            record=str(row.pk),
        )
        for row in rows
    ]


def log(data: CaseData, request: Request) -> Iterator[Section]:
    """The chronology in order of events, cut so that an added entry changes the last part only."""
    files = {one.exhibit: one for one in data.files}
    linked = request.profile.exhibits
    month = None
    for number, chunk in enumerate(split.chunked(data.entries, weight)):
        rows, month = rows_of(chunk, files, month)
        title = "Investigative log" if number == 0 else ""
        yield section(
            f"log-{chunk[0].number}",
            title,
            "log",
            {"rows": rows, "linked": linked, "is_first": number == 0},
        )
    if not data.entries:
        yield section("log", "Investigative log", "log", {"rows": [], "is_first": True})


def rows_of(
    chunk: Sequence[Entry], files: dict, month: str | None
) -> tuple[list[dict], str | None]:
    """What the template prints of some entries, and the month that the last of them stands in."""
    rows = []
    for entry in chunk:
        begins = month_of(entry.occurred_at)
        rows.append(
            {
                "entry": entry,
                "month": begins if begins != month else "",
                "files": [files[exhibit] for exhibit in entry.exhibits],
            }
        )
        month = begins
    return rows, month


def weight(entry: Entry) -> int:
    """About how many characters' room an entry takes."""
    lines = entry.text.count("\n") + 4 + 2 * len(entry.exhibits)
    return len(entry.text) + lines * LINE


PART = Part(
    key="log",
    order=20,
    label="Log entries",
    kinds=(ContentKind("log", "Log", ("log", "summary"), route="case-entry"),),
    gather=gather,
    searched=40,
    render={"log": log},
    anchor="entry",
    produced_as="entry",
)
