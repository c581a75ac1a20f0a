from django.views.decorators.http import require_safe

from cases.chronicle import moments, page_of_happenings
from cases.doors import open_case
from cases.drawing import draw
from cases.views.frame import case_response
from taskforce.audit import record


@require_safe
def timeline(request, pk):
    """Everything that happened, newest first, with a drawing of when."""
    case = open_case(request.user, pk)
    cursor = request.GET.get("cursor", "")
    found, older = page_of_happenings(request.user, case, cursor)
    drawing = draw(moments(request.user, case))
    record("case.timeline_viewed", case, count=len(found))
    entries = [
        {
            "when": one.at,
            "who": one.who,
            "label": one.label,
            "tone": one.tone,
            "text": one.text,
            "href": one.href,
        }
        for one in found
    ]
    return case_response(
        request,
        "cases/timeline/page.html",
        case,
        "timeline",
        entries=entries,
        drawing=drawing,
        older_href=f"?cursor={older}" if older else "",
        first_href="?" if cursor else "",
    )
