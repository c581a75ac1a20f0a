"""Reading a finished file in the page: the page, its bytes by ranges, what it prints."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from cases.casefile.decided import DecisionsChanged
from cases.casefile.parts import numbers_of, part_label, part_number
from cases.services.casefile_download import FileDamaged
from cases.services.casefile_read import open_part, read_bytes, record_printing
from cases.views.casefile import address, label_of, open_part_of, refused_as_changed
from taskforce.accounts.activity import not_activity
from taskforce.ui.ranges import Unsatisfiable, asked_range

# The page asks for one sealed chunk or a few; more than this is given in several answers.
MOST_BYTES = 4 * 1024 * 1024
# Pages that the page draws for paper in one go; for more there is the download.
MOST_PRINTED = 50
OPENING = "X-Opening"


@require_GET
@never_cache
def read(request, pk, file, part):
    """The file on the screen, with bookmarks, search and numbers; recorded as one reading."""
    row, one = open_part_of(request, pk, file, part)
    key = request.session.session_key or ""
    try:
        opening = open_part(part=one, by=request.user, session_key=key)
    except DecisionsChanged as refusal:
        return refused_as_changed(request, row, refusal)
    return render(
        request,
        "cases/files/read.html",
        {
            "file": row,
            "label": label_of(row),
            "heading": part_number(row, one),
            "part": one,
            "numbers": numbers_of(one),
            "offset": one.first_page - 1,
            "others": _others(row, one, request.user),
            "crumbs": _crumbs(row),
            "opening": opening,
            "most_printed": MOST_PRINTED,
        },
    )


@require_GET
@never_cache
@not_activity
def content(request, pk, file, part) -> HttpResponse:
    """Bytes of an opened file; asked for by the page alone, never shown by a browser."""
    _row, one = open_part_of(request, pk, file, part)
    if not request.headers.get(OPENING):
        return redirect(reverse("case-file-read", args=[pk, file, part]))
    size = one.size
    try:
        span = asked_range(request.headers.get("Range", ""), size) or (0, size - 1)
        span = (span[0], min(span[1], span[0] + MOST_BYTES - 1))
        body = read_bytes(
            part=one,
            by=request.user,
            session_key=request.session.session_key or "",
            opening=request.headers[OPENING],
            span=span,
        )
    except Unsatisfiable:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    except (FileDamaged, DecisionsChanged) as fault:
        return HttpResponse(str(fault), status=409, content_type="text/plain")
    response = HttpResponse(body, status=206, content_type="application/octet-stream")
    response["Content-Range"] = f"bytes {span[0]}-{span[1]}/{size}"
    response["Content-Disposition"] = "attachment"
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response


@require_POST
def printed(request, pk, file, part) -> HttpResponse:
    """Pages are about to go to paper: recorded first, then the page prints them."""
    _row, one = open_part_of(request, pk, file, part)
    try:
        first, last = int(request.POST.get("first", "")), int(request.POST.get("last", ""))
        record_printing(part=one, by=request.user, first=first, last=last)
    except DecisionsChanged as refusal:
        return HttpResponse(str(refusal), status=409, content_type="text/plain")
    except ValueError:
        return HttpResponse("The file has no such pages.", status=400, content_type="text/plain")
    return HttpResponse(status=204)


def _others(row, one, user) -> list[dict]:
    """The other parts of the same copy: a page that was typed may be in one of them."""
    if one.of_parts < 2:
        return []
    parts = row.parts.permitted(user, "case.export").filter(copy=one.copy).exclude(pk=one.pk)
    return [
        {
            "part": part,
            "label": part_label(row, part),
            "href": reverse("case-file-read", args=[row.case_id, row.pk, part.pk]),
        }
        for part in parts.order_by("part")
    ]


def _crumbs(row) -> list[tuple[str, str]]:
    return [
        ("Cases", reverse("case-list")),
        (row.case.number, reverse("case-log", args=[row.case_id])),
        ("Files", reverse("case-files", args=[row.case_id])),
        (row.full_number, address("case-file", row)),
        ("Read", ""),
    ]
