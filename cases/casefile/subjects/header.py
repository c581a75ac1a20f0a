"""The case itself: its facts, summary and closing note. The core reads it as it opens the case."""

from collections.abc import Iterator

from cases.casefile.data import CaseData
from cases.casefile.layout import section
from cases.casefile.registry import ContentKind, Part
from cases.casefile.request import Request
from cases.casefile.words import day, yes
from cases.models import Case
from taskforce.courtpdf import Section


def facts_of(case: Case) -> list[tuple[str, str]]:
    """What is recorded of a case, label and value."""
    closed = f"{case.get_closing_reason_display()}" if case.closing_reason else ""
    return [
        ("Case number", case.number),
        ("Agency", case.agency.name),
        ("ORI", case.agency.ori),
        ("Task force", str(case.task_force or "")),
        ("Jurisdiction", str(case.jurisdiction or "")),
        ("Kind of case", case.get_kind_display()),
        ("Status", case.get_status_display()),
        ("Opened on", day(case.opened_on)),
        ("Lead investigator", str(case.lead or "")),
        ("Confidentiality", case.get_confidentiality_display()),
        ("Sealed", yes(case.sealed)),
        ("Closed", day(case.closed_at) if case.closed_at else ""),
        ("Closing reason", closed),
    ]


def facts(data: CaseData, request: Request) -> Iterator[Section]:
    """The page of case facts, with the summary."""
    shown = [(label, value) for label, value in data.facts if value]
    yield section("facts", "Case facts", "facts", {"data": data, "facts": shown})


PART = Part(
    key="case",
    order=10,
    label="Case facts",
    kinds=(ContentKind("case", "Header and summary", ("cover", "summary", "facts")),),
    gather=None,
    searched=20,
    render={"facts": facts},
    hashed=lambda data: [list(data.facts), data.summary, data.closing_note],
    counts=lambda records: {},
)
