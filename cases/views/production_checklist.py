from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from cases.doors import open_case
from cases.forms.production import DutyForm
from cases.services.duties import mark_duty
from cases.views.frame import case_response
from taskforce.audit import record
from taskforce.ui.forms import put_errors
from taskforce.vocabulary.discovery import DISCOVERY_DUTY


@require_http_methods(["GET", "HEAD", "POST"])
def mark(request, pk, duty):
    """How one line of the checklist stands, and how it stood before."""
    case = open_case(request.user, pk, "case.produce")
    if duty not in DISCOVERY_DUTY:
        raise Http404("no such line")
    rows = case.dutymarks.visible_to(request.user).filter(duty=duty)
    marks = list(rows.select_related("production", "withholding", "marked_by"))
    form = DutyForm(request.POST or None, case=case, user=request.user, initial=_initial(marks))
    if request.method == "POST" and form.is_valid():
        try:
            mark_duty(case=case, by=request.user, duty=duty, **form.cleaned_data)
            messages.success(request, "The line was marked.")
            return redirect("case-productions", case.pk)
        except ValidationError as refusal:
            put_errors(form, refusal)
    term = DISCOVERY_DUTY[duty]
    record("duty.listed", case, duty=duty)
    return case_response(
        request,
        "cases/productions/duty.html",
        case,
        "productions",
        ("Checklist", ""),
        status=422 if form.errors else 200,
        form=form,
        term=term,
        marks=marks,
        page_title=term.label,
        back_href=reverse("case-productions", args=[case.pk]),
    )


def _initial(marks) -> dict:
    return {"state": marks[0].state if marks else "pending"}
