"""Acts on productions: draft, correct, make the file, record the hand-over, cancel."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cases.doors import open_case, open_production
from cases.forms.production import CancelForm, ProductionForm, ServeForm
from cases.models import BatesSeries, Production
from cases.services.casefile_request import CannotRequest
from cases.services.production_draft import draft_production
from cases.services.production_end import cancel_production, serve_production
from cases.services.production_prepare import prepare_production
from cases.views.frame import case_response
from cases.views.production import to
from taskforce.audit import record
from taskforce.ui.forms import put_errors
from taskforce.ui.services import drafts

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(FORM_METHODS)
def new(request, pk):
    """Draft a production; the first one of a case chooses the prefix."""
    return _draft(request, open_case(request.user, pk, "case.produce"), None)


@require_http_methods(FORM_METHODS)
def correct(request, pk, production_pk):
    """Draft a production that corrects one that was handed over."""
    case = open_case(request.user, pk, "case.produce")
    older = open_production(request.user, case, production_pk, "case.produce")
    if older.state != Production.State.PRODUCED:
        messages.error(request, "Only what was handed over is corrected.")
        return to(older)
    return _draft(request, case, older)


def _draft(request, case, older):
    series = BatesSeries.objects.visible_to(request.user).filter(case=case).first()
    form = ProductionForm(request.POST or None, case=case, series=series, older=older)
    if request.method == "POST" and form.is_valid():
        try:
            row = draft_production(case=case, by=request.user, supersedes=older, **form.values)
            drafts.clear(request.user, request.path)
            messages.success(request, f"{row} is drafted. Make its file next.")
            return to(row)
        except ValidationError as refusal:
            put_errors(form, refusal)
    title = f"Correct {older}" if older else "Draft a production"
    back = "case-production" if older else "case-productions"
    record("case.viewed", case, page="production")
    return case_response(
        request,
        "cases/form.html",
        case,
        "productions",
        (title, ""),
        status=422 if form.errors else 200,
        form=form,
        submit="Draft it",
        page_title=title,
        lead_text="Nothing is handed out by this. The file is made next, and numbered then.",
        back_href=reverse(back, args=[case.pk, *([older.pk] if older else [])]),
    )


@require_POST
def prepare(request, pk, production_pk):
    """Make its file, or try again."""
    case = open_case(request.user, pk, "case.produce")
    row = open_production(request.user, case, production_pk, "case.produce")
    try:
        prepare_production(production=row, by=request.user)
    except CannotRequest as refusal:
        messages.error(request, str(refusal))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return to(row)


@require_http_methods(FORM_METHODS)
def serve(request, pk, production_pk):
    """Record that it was handed over."""
    case = open_case(request.user, pk, "case.produce")
    row = open_production(request.user, case, production_pk, "case.produce")
    form = ServeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            serve_production(production=row, by=request.user, **form.cleaned_data)
            messages.success(request, f"{row} is recorded as handed over.")
            return to(row)
        except ValidationError as refusal:
            put_errors(form, refusal)
    return _ending(
        request,
        case,
        row,
        form,
        page_title=f"Record that {row} was handed over",
        question="From then on nothing of it is ever changed. A mistake is corrected by a further "
        "production that names this one.",
        submit="Record the hand-over",
        harmless=True,
    )


@require_http_methods(FORM_METHODS)
def cancel(request, pk, production_pk):
    """Cancel it before it is handed over."""
    case = open_case(request.user, pk, "case.produce")
    row = open_production(request.user, case, production_pk, "case.produce")
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            cancel_production(production=row, by=request.user, **form.cleaned_data)
            messages.success(request, f"{row} is canceled.")
            return to(row)
        except ValidationError as refusal:
            put_errors(form, refusal)
    owned = "Its page numbers stay its own and are used by no other production."
    return _ending(
        request,
        case,
        row,
        form,
        page_title=f"Cancel {row}?",
        question="It stays in the log of productions, as canceled and with the reason.",
        consequences=[owned] if row.bates_first else [],
        submit=f"Cancel {row}",
    )


def _ending(request, case, row, form, *, page_title, **context):
    here = reverse("case-production", args=[case.pk, row.pk])
    record("case.viewed", case, page="production")
    return case_response(
        request,
        "cases/confirm.html",
        case,
        "productions",
        (str(row), here),
        (page_title.rstrip("?"), ""),
        status=422 if form.errors else 200,
        form=form,
        page_title=page_title,
        back_href=here,
        **context,
    )
