"""The whole file for the engine: sections, contents and exhibits in the profile's order."""

from cases.casefile import exhibits, sections
from cases.casefile.data import CaseData
from cases.casefile.sections import Request
from taskforce.courtpdf import CONTENTS, Bates, DocumentPlan, court

BATES_DIGITS = 6


def bates_prefix(request: Request) -> str:
    """Unique to the file, so that a Bates number names one page of one file for ever."""
    return f"{request.number}-"


def plan_of(data: CaseData, request: Request) -> DocumentPlan:
    """What the engine builds."""
    profile, items = request.profile, []
    for name in profile.sections:
        if name == "contents":
            items.append(CONTENTS)
            continue
        items.extend(sections.BUILDERS[name](data, request))
        if name == "exhibits" and profile.exhibits:
            items.extend(exhibits.all_exhibits(data))
    return DocumentPlan(
        number=request.number,
        title=f"Case file {request.number}",
        items=items,
        court=court(profile.court),
        bates=Bates(prefix=bates_prefix(request), start=1, digits=BATES_DIGITS),
        as_of=data.as_of,
        footer=profile.confidentiality,
        watermark=profile.watermark,
    )
