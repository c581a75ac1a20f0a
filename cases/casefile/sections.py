"""From a case's data to the engine's sections, one function for each part of a file.

Titles become bookmarks, running headers and lines of the contents, which anybody can read
without opening the file: they carry numbers, never names. A section prints nothing that
changes without its data, so that the next build finds it in the store.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string

from cases.casefile import cells
from cases.casefile.data import CaseData, Entry, Item, Redactions, Reference
from cases.casefile.digests import content_hashes
from cases.casefile.gather import GROUPS
from cases.casefile.profiles import Profile
from cases.casefile.words import month_of
from taskforce.courtpdf import Section, split

RECENT = 7
LINE = 90  # characters a line takes of a section's weight at least


@dataclass(frozen=True)
class Request:
    """Who asked for the file, and under what number; ``court`` replaces the profile's.

    ``first_number`` is the first page number of the copy that is being made.
    ``marking`` is that of the copy (FILED UNDER SEAL), ``public`` one that anybody may read.
    """

    number: str
    profile: Profile
    prepared_by: str
    prepared_for: str = ""
    court: str = ""
    draft: bool = False
    first_number: str = ""
    marking: str = ""
    public: bool = False


def _section(name: str, title: str, template: str, context: dict, **more) -> Section:
    html = render_to_string(f"cases/pdf/{template}.html", context)
    return Section(name, title=title, html=html, **more)


def cover(data: CaseData, request: Request) -> Iterator[Section]:
    context = {"data": data, "request": request, "profile": request.profile}
    yield _section("cover", "Cover", "cover", context, kind="cover", in_contents=False)


def summary(data: CaseData, request: Request) -> Iterator[Section]:
    """Everything a supervisor needs, on two pages at most: long texts are shortened and say so."""
    entries = sorted(data.entries, key=lambda entry: (entry.occurred_at, entry.number))
    yield _section(
        "summary",
        "Case summary",
        "summary",
        {
            "data": data,
            "request": request,
            "profile": request.profile,
            "groups": [
                (label, sum(p.group == code for p in data.people)) for code, label in GROUPS
            ],
            "offenders": [p for p in data.people if p.group == "offenders"][:6],
            "recent": entries[-RECENT:][::-1],
            "missing": missing(data)[:5],
            "without_custody": sum(not item.transfers for item in data.items),
        },
    )


def facts(data: CaseData, request: Request) -> Iterator[Section]:
    shown = [(label, value) for label, value in data.facts if value]
    yield _section("facts", "Case facts", "facts", {"data": data, "facts": shown})


def people(data: CaseData, request: Request) -> Iterator[Section]:
    """Potential and confirmed victims apart, then the others, each with who decided what."""
    groups = [
        (code, label, [person for person in data.people if person.group == code])
        for code, label in GROUPS
    ]
    yield _section("people", "People", "people", {"groups": groups, "people": data.people})


def log(data: CaseData, request: Request) -> Iterator[Section]:
    """The chronology in order of events, cut so that an added entry changes the last part only."""
    files = {one.exhibit: one for one in data.files}
    linked = request.profile.exhibits
    month = None
    for number, chunk in enumerate(split.chunked(data.entries, _entry_weight)):
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
        title = "Investigative log" if number == 0 else ""
        yield _section(
            f"log-{chunk[0].number}",
            title,
            "log",
            {"rows": rows, "linked": linked, "is_first": number == 0},
        )
    if not data.entries:
        yield _section("log", "Investigative log", "log", {"rows": [], "is_first": True})


def _entry_weight(entry: Entry) -> int:
    lines = entry.text.count("\n") + 4 + 2 * len(entry.exhibits)
    return len(entry.text) + lines * LINE


def evidence(data: CaseData, request: Request) -> Iterator[Section]:
    """Every item with its chain of custody, as it stands."""
    linked = request.profile.exhibits
    for number, chunk in enumerate(split.chunked(data.items, _item_weight)):
        title = "Evidence and custody" if number == 0 else ""
        yield _section(
            f"evidence-{chunk[0].number}",
            title,
            "evidence",
            {"items": chunk, "is_first": number == 0, "linked": linked},
        )
    if not data.items:
        yield _section(
            "evidence", "Evidence and custody", "evidence", {"items": [], "is_first": True}
        )


def _item_weight(item: Item) -> int:
    lines = 12 + item.details.count("\n") + 4 * len(item.transfers) + 4 * len(item.files)
    return len(item.details) + lines * LINE


def exhibits(data: CaseData, request: Request) -> Iterator[Section]:
    """The list of exhibits; the exhibits themselves follow it."""
    for number, chunk in enumerate(split.chunked(data.files, lambda one: 3 * LINE)):
        title = "Exhibits" if number == 0 else ""
        yield _section(
            f"exhibits-{number}",
            title,
            "exhibits",
            {"files": chunk, "is_first": number == 0, "linked": request.profile.exhibits},
        )
    if not data.files:
        yield _section("exhibits", "Exhibits", "exhibits", {"files": [], "is_first": True})


def certificate(data: CaseData, request: Request) -> Iterator[Section]:
    """What was made from what, and a hash for each file (FRE 902(13) and (14))."""
    context = {
        "data": data,
        "request": request,
        "profile": request.profile,
        "counts": data.counts,
        "has_files": bool(data.files),
        "content": content_hashes(data),
    }
    yield _section("certificate", "Certificate", "certificate", context)
    for number, chunk in enumerate(split.chunked(data.files, lambda one: 3 * LINE)):
        yield _section(f"hashes-{number}", "", "hashes", {"files": chunk, "is_first": number == 0})


def redactions(data: CaseData, request: Request) -> Iterator[Section]:
    """What was redacted in this copy, by kind and ground: never a value."""
    said = data.redactions or Redactions()
    kinds: dict[tuple[str, str], list[Reference]] = {}
    for item in said.items:
        kinds.setdefault((item.label, item.basis), []).append(item)
    rows = [
        {
            "label": label,
            "basis": basis,
            "identifiers": identifiers,
            "count": sum(item.count for item in items) if number == 0 else None,
        }
        for (label, basis), items in kinds.items()
        for number, (_nothing, identifiers) in enumerate(
            cells.rows_of("", [item.identifier for item in items])
        )
    ]
    context = {"rows": rows, "said": said, "request": request, "data": data}
    yield _section("redactions", "Certificate of redaction", "redactions", context)


def reference(data: CaseData, request: Request) -> Iterator[Section]:
    """The reference list of Fed. R. Crim. P. 49.1(g), for the court alone."""
    said = data.redactions or Redactions()
    rows = [row for item in said.items for row in _reference_rows(item)]
    for number, chunk in enumerate(split.chunked(rows, _reference_weight)):
        title = "Reference list" if number == 0 else ""
        context = {"rows": chunk, "is_first": number == 0, "request": request, "data": data}
        yield _section(f"reference-{number}", title, "reference", context)
    if not said.items:
        context = {"rows": [], "is_first": True, "request": request, "data": data}
        yield _section("reference", "Reference list", "reference", context)


def _reference_rows(item: Reference) -> Iterator[dict[str, object]]:
    for number, (value, places) in enumerate(cells.rows_of(item.value, item.places)):
        yield {"item": item, "value": value, "places": places, "goes_on": number > 0}


def _reference_weight(row: dict[str, object]) -> int:
    return len(str(row["value"])) + len(str(row["places"])) + 4 * LINE


BUILDERS = {
    "cover": cover,
    "summary": summary,
    "facts": facts,
    "people": people,
    "log": log,
    "evidence": evidence,
    "exhibits": exhibits,
    "certificate": certificate,
    "redactions": redactions,
    "reference": reference,
}


def missing(data: CaseData) -> list[str]:
    """What a reader will miss, as sentences without names."""
    found = []
    if not data.lead:
        found.append("The case has no lead investigator.")
    if not data.entries:
        found.append("The log has no entry.")
    found += [
        f"Item {item.number} has no custody transfer." for item in data.items if not item.transfers
    ]
    found += [
        f"Person {person.number} ({person.role.lower()}) has no recorded decision on the role."
        for person in data.people
        if person.group != "others" and not person.decisions
    ]
    return found
