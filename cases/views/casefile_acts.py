"""Acts on case files: ask, cancel, ask again, download."""

import uuid

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from cases.casefile.decided import DecisionsChanged
from cases.casefile.parts import part_number
from cases.casefile.preview import kinds_of, preview
from cases.doors import open_case
from cases.forms.casefile import CaseFileForm
from cases.services.casefile_cancel import cancel_casefile
from cases.services.casefile_download import FileDamaged, download_part
from cases.services.casefile_request import (
    CannotRequest,
    Undecided,
    request_casefile,
    retry_casefile,
)
from cases.views.casefile import address, open_file, open_part_of, refused_as_changed
from cases.views.frame import case_response
from taskforce.audit import record


@require_http_methods(["GET", "POST"])
def new(request, pk):
    """Choose a kind of file, see what will be in it, start."""
    case = open_case(request.user, pk, "case.export")
    seen = preview(case, request.user)
    form = CaseFileForm(request.POST or None, preview=seen)
    undecided = False
    if request.method == "POST" and form.is_valid():
        try:
            row = request_casefile(
                case=case,
                by=request.user,
                profile=form.cleaned_data["profile"],
                prepared_for=form.cleaned_data["prepared_for"],
                court=form.cleaned_data["court"],
                draft=form.cleaned_data["draft"],
                idempotency_key=form.cleaned_data["idempotency_key"],
            )
        except CannotRequest as refusal:
            form.add_error(None, str(refusal))
            undecided = isinstance(refusal, Undecided)
        else:
            return redirect(address("case-file", row))
    record("case.viewed", case, page="file")
    return case_response(
        request,
        "cases/files/new.html",
        case,
        "files",
        ("New", ""),
        status=422 if form.is_bound else 200,
        page_title="Make a case file",
        form=form,
        preview=seen,
        kinds=kinds_of(seen),
        undecided=undecided,
    )


@require_POST
def cancel(request, pk, file):
    """Stop a file that waits or is being made."""
    row = open_file(request, pk, file, "case.export")
    row = cancel_casefile(casefile=row, by=request.user)
    if not row.is_waiting and row.cancel_requested_at is None:
        messages.info(request, "It had already ended.")
    return redirect(address("case-file", row))


@require_POST
def retry(request, pk, file):
    """Ask again for a file that failed or was stopped: a new one that names the old."""
    row = open_file(request, pk, file, "case.export")
    # The button's own key: a double click is one file.
    key = uuid.uuid5(row.pk, f"retry by {request.user.pk}")
    try:
        row = retry_casefile(casefile=row, by=request.user, idempotency_key=key)
    except CannotRequest as refusal:
        messages.error(request, str(refusal))
    return redirect(address("case-file", row))


@require_GET
@never_cache
def download(request, pk, file, part) -> HttpResponse:
    """One part of the finished file, as a download; the right is asked again here."""
    row, one = open_part_of(request, pk, file, part)
    try:
        handed = download_part(part=one, by=request.user)
    except FileDamaged as fault:
        messages.error(request, str(fault))
        return redirect(address("case-file", row))
    except DecisionsChanged as refusal:
        return refused_as_changed(request, row, refusal)
    response = StreamingHttpResponse(handed.pieces, content_type="application/pdf")
    response["Content-Length"] = handed.size
    response["Content-Disposition"] = f'attachment; filename="{part_number(row, one)}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response
