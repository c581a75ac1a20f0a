"""The sections that are of the file as a whole; those of its parts stand with their subjects.

Titles become bookmarks, running headers and lines of the contents, which anybody can read
without opening the file: they carry numbers, never names. A section prints nothing that
changes without its data, so that the next build finds it in the store.
"""

from collections.abc import Iterator

from cases.casefile import cells
from cases.casefile.data import GROUPS, CaseData, Redactions, Reference
from cases.casefile.digests import content_hashes
from cases.casefile.layout import LINE, section
from cases.casefile.registry import PARTS, Render, counts_of
from cases.casefile.request import Request
from taskforce.courtpdf import Section, split

RECENT = 7


def cover(data: CaseData, request: Request) -> Iterator[Section]:
    context = {"data": data, "request": request, "profile": request.profile}
    yield section("cover", "Cover", "cover", context, kind="cover", in_contents=False)


def summary(data: CaseData, request: Request) -> Iterator[Section]:
    """Everything a supervisor needs, on two pages at most: long texts are shortened and say so."""
    entries = sorted(data.entries, key=lambda entry: (entry.occurred_at, entry.number))
    yield section(
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


def certificate(data: CaseData, request: Request) -> Iterator[Section]:
    """What was made from what, and a hash for each file (FRE 902(13) and (14))."""
    context = {
        "data": data,
        "request": request,
        "profile": request.profile,
        "counts": counts_of(data),
        "has_files": bool(data.files),
        "content": content_hashes(data),
    }
    yield section("certificate", "Certificate", "certificate", context)
    for number, chunk in enumerate(split.chunked(data.files, lambda one: 3 * LINE)):
        yield section(f"hashes-{number}", "", "hashes", {"files": chunk, "is_first": number == 0})


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
    yield section("redactions", "Certificate of redaction", "redactions", context)


def reference(data: CaseData, request: Request) -> Iterator[Section]:
    """The reference list of Fed. R. Crim. P. 49.1(g), for the court alone."""
    said = data.redactions or Redactions()
    rows = [row for item in said.items for row in _reference_rows(item)]
    for number, chunk in enumerate(split.chunked(rows, _reference_weight)):
        title = "Reference list" if number == 0 else ""
        context = {"rows": chunk, "is_first": number == 0, "request": request, "data": data}
        yield section(f"reference-{number}", title, "reference", context)
    if not said.items:
        context = {"rows": [], "is_first": True, "request": request, "data": data}
        yield section("reference", "Reference list", "reference", context)


def _reference_rows(item: Reference) -> Iterator[dict[str, object]]:
    for number, (value, places) in enumerate(cells.rows_of(item.value, item.places)):
        yield {"item": item, "value": value, "places": places, "goes_on": number > 0}


def _reference_weight(row: dict[str, object]) -> int:
    return len(str(row["value"])) + len(str(row["places"])) + 4 * LINE


BUILDERS: dict[str, Render] = {
    "cover": cover,
    "summary": summary,
    "certificate": certificate,
    "redactions": redactions,
    "reference": reference,
}


def builder(name: str) -> Render:
    """What makes the section of that name: of the file as a whole, or of one of its parts.

    :raises KeyError: for a name that nobody makes.
    """
    return PARTS.render(name) or BUILDERS[name]


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
