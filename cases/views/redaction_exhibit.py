"""Boxes on the pages of an exhibit."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from cases.casefile.exhibits import opener
from cases.doors import open_case, open_file
from cases.forms.redaction import MarkBoxForm
from cases.redaction.page import exhibit_page
from cases.services.redaction_mark import mark_box, mark_hits
from cases.views.frame import case_response
from taskforce.access.principal import principal_of
from taskforce.audit import record
from taskforce.courtpdf import page_image
from taskforce.courtpdf.errors import ExhibitRefused
from taskforce.ui.forms import put_errors

WIDTH = 1100
KEPT = (
    "The box is kept. It is part of the next public copy; one over a child's name, of productions "
    "too."
)


@require_http_methods(["GET", "HEAD", "POST"])
def exhibit(request, pk, file_pk, page):
    """One page: its picture with the boxes, what was found on it, and a form for a box."""
    if request.method == "POST":
        case = open_case(request.user, pk, "case.redact")
        return _post(request, case, open_file(request.user, case, file_pk), page)
    return _show(request, open_case(request.user, pk), file_pk, page, MarkBoxForm())


@cache_control(private=True, no_store=True)
@require_safe
def image(request, pk, file_pk, page):
    """The picture of a page, made in a limited child."""
    case = open_case(request.user, pk)
    file = open_file(request.user, case, file_pk)
    try:
        picture = page_image(opener(file.vault_name), file.media_type, page, WIDTH)
    except ExhibitRefused as refusal:
        raise Http404("no picture of this page") from refusal
    record("redaction.page_viewed", file, case=str(case.pk), page=page, bytes=len(picture))
    response = HttpResponse(picture, content_type="image/jpeg")
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _post(request, case, file, page):
    here = redirect("case-redaction-exhibit", case.pk, file.pk, page)
    if request.POST.get("cover"):
        count = mark_hits(case=case, by=request.user, file=file, page=page)
        said = "1 box was drawn." if count == 1 else f"{count} boxes were drawn."
        messages.success(request, f"{said} Look whether they cover what is seen.")
        return here
    form = MarkBoxForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            mark_box(
                case=case,
                by=request.user,
                file=file,
                page=page,
                box=form.box,
                kind=given["kind"],
                reason=given["reason"],
                idempotency_key=given["idempotency_key"],
            )
            messages.success(request, KEPT)
            return here
        except ValidationError as refusal:
            put_errors(form, refusal)
    return _show(request, case, file.pk, page, form, status=422)


def _show(request, case, file_pk, page, form, status=200):
    supervisor = principal_of(request.user).has_any({"supervisor"})
    seen = exhibit_page(case, request.user, file_pk, page, supervisor=supervisor)
    if seen is None:
        raise Http404("no such page")
    record("redaction.viewed", case, file=str(file_pk), page=page)
    here = _address(case, file_pk, page)
    return case_response(
        request,
        "cases/redaction/exhibit.html",
        case,
        "redaction",
        (f"Exhibit {seen.number}, page {page}", ""),
        status=status,
        page_title=f"Exhibit {seen.number}, page {page}",
        form=form,
        seen=seen,
        file_pk=file_pk,
        here=here,
        before_href=_address(case, file_pk, page - 1) if page > 1 else "",
        after_href=_address(case, file_pk, page + 1) if page < seen.pages else "",
    )


def _address(case, file_pk, page: int) -> str:
    return reverse("case-redaction-exhibit", args=[case.pk, file_pk, page])
