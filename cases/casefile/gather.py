"""Reads a case for its file, as whoever asked, through the same rule as every page.

There is no path from here to a client's record or an advocate's notes: only rows that hang
on the case itself are read, and nothing of the case file imports ``victims``.
"""

import uuid
from datetime import datetime

from cases.casefile.data import CaseData
from cases.casefile.registry import PARTS, Reading
from cases.casefile.subjects.header import facts_of
from cases.models import Case
from taskforce.access.principal import Principal


def gather(case_id: uuid.UUID, principal: Principal, as_of: datetime) -> CaseData | None:
    """The case as that principal may export it now; None when they may not.

    Called inside ``acting(principal)`` and one snapshot.
    """
    case = (
        Case.objects.permitted(principal, "case.export")
        .select_related("agency", "lead", "jurisdiction", "task_force")
        .defer("search")
        .filter(pk=case_id)
        .first()
    )
    return None if case is None else gather_opened(case, principal, as_of)


def gather_opened(case: Case, principal: Principal, as_of: datetime) -> CaseData:
    """The same of a case that a door has opened for that principal."""
    reading = Reading(case, principal)
    return CaseData(
        number=case.number,
        title=case.title,
        agency=case.agency.name,
        kind=case.get_kind_display(),
        status=case.get_status_display(),
        status_code=case.status,
        confidentiality=case.get_confidentiality_display(),
        opened_on=case.opened_on,
        lead=str(case.lead) if case.lead else "",
        facts=facts_of(case),
        summary=case.summary,
        closing_note=case.closing_note,
        as_of=as_of,
        parts={part.key: reading.records(part.key) for part in PARTS if part.gather},
    )
