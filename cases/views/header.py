from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.doors import open_case
from cases.forms.case import CloseForm, EditCaseForm, NewCaseForm, ReasonForm
from cases.services.change import FIELDS, change_case
from cases.services.create import create_case, may_create
from cases.services.status import close_case, reopen_case, suspend_case
from cases.views.conflict import differences, moved_on
from cases.views.frame import case_context, case_response
from taskforce.access.acts import Stale
from taskforce.audit import record
from taskforce.ui.forms import put_errors
from taskforce.ui.services import drafts

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(FORM_METHODS)
def new(request):
    """Open a case; its number is given when it is saved."""
    if not may_create(request.user):
        raise PermissionDenied
    form = NewCaseForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            case = create_case(
                by=request.user, idempotency_key=form.cleaned_data["idempotency_key"], **form.values
            )
            drafts.clear(request.user, request.path)
            messages.success(request, f"{case.number} is open. Write its first entry.")
            return redirect("case-log", case.pk)
        except ValidationError as refusal:
            put_errors(form, refusal)
    return render(
        request,
        "cases/new.html",
        {
            "heading": "Open a case",
            "form": form,
            "crumbs": [("Cases", reverse("case-list")), ("Open a case", "")],
        },
        status=422 if form.errors else 200,
    )


@require_http_methods(FORM_METHODS)
def edit(request, pk):
    """Change the header; a save on an older version shows both texts."""
    case = open_case(request.user, pk, "case.change")
    record("case.viewed", case, page="edit")
    initial = {name: getattr(case, name) for name in FIELDS} | {"version": case.version}
    form = EditCaseForm(request.POST or None, initial=initial, user=request.user, case=case)
    if request.method == "POST" and form.is_valid():
        try:
            change_case(
                case=case, by=request.user, version=form.cleaned_data["version"], **form.values
            )
            drafts.clear(request.user, request.path)
            messages.success(request, "The header was saved.")
            return redirect("case-log", case.pk)
        except Stale as stale:
            both = differences(form, stale.row)
            form = EditCaseForm(moved_on(request, stale.row), user=request.user, case=case)
            return _edit_page(request, case, form, both, 409)
        except ValidationError as refusal:
            put_errors(form, refusal)
    return _edit_page(request, case, form, [], 422 if form.errors else 200)


def _edit_page(request, case, form, both, status):
    return case_response(
        request,
        "cases/edit.html",
        case,
        "log",
        ("Edit the header", ""),
        status=status,
        form=form,
        differences=both,
        back_href=reverse("case-log", args=[case.pk]),
        page_title="Edit the header",
    )


@require_http_methods(FORM_METHODS)
def close(request, pk):
    """End the investigation, with how and why."""
    return _move(
        request,
        pk,
        CloseForm,
        close_case,
        "Close the case",
        "closed",
        "The case is closed with this reason. It stays readable, and can be reopened.",
    )


@require_http_methods(FORM_METHODS)
def suspend(request, pk):
    """Put the case aside until something new turns up."""
    return _move(
        request,
        pk,
        ReasonForm,
        suspend_case,
        "Suspend the case",
        "suspended",
        "Leads are exhausted for now. The case can be taken up again at any time.",
        harmless=True,
    )


@require_http_methods(FORM_METHODS)
def reopen(request, pk):
    """Take the case up again."""
    return _move(
        request,
        pk,
        ReasonForm,
        reopen_case,
        "Reopen the case",
        "open again",
        "The case becomes open again; the earlier end stays in the log.",
        harmless=True,
    )


def _move(request, pk, form_class, service, title, state, question, harmless=False):
    case = open_case(request.user, pk, "case.close")
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            service(case=case, by=request.user, **form.cleaned_data)
            messages.success(request, f"{case.number} is {state}. The reason stands in the log.")
            return redirect("case-log", case.pk)
        except ValidationError as refusal:
            put_errors(form, refusal)
    record("case.viewed", case, page="status")
    context = case_context(
        request,
        case,
        "log",
        (title, ""),
        form=form,
        question=question,
        submit=title,
        harmless=harmless,
        back_href=reverse("case-log", args=[case.pk]),
        page_title=title,
    )
    return render(request, "cases/confirm.html", context, status=422 if form.errors else 200)
