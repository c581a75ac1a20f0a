"""The whole of one copy for the engine: sections, contents and exhibits in order."""

from dataclasses import replace

from cases.casefile import exhibits, sections
from cases.casefile.admission import sections_of
from cases.casefile.copies import CopyData
from cases.casefile.request import Request
from taskforce.courtpdf import CONTENTS, Bates, DocumentPlan, court


def plan_of(one: CopyData, request: Request, bates: Bates) -> DocumentPlan:
    """What the engine builds."""
    profile, data, items = request.profile, one.data, []
    request = replace(request, marking=one.copy.marking, public=one.copy.redacted)
    for name in sections_of(profile, one.copy):
        if name == "contents":
            items.append(CONTENTS)
            continue
        items.extend(sections.builder(name)(data, request))
        if name == "exhibits" and profile.exhibits:
            items.extend(exhibits.all_exhibits(data, one.boxes))
    return DocumentPlan(
        number=request.number,
        title=f"Case file {request.number}",
        items=items,
        court=court(request.court or profile.court),
        bates=bates,
        as_of=data.as_of,
        footer=one.copy.marking or profile.confidentiality,
        watermark="DRAFT" if request.draft else profile.watermark,
    )
