"""What is kept back from discovery: the withheld log, keeping back, giving that up."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from cases.doors import open_case, open_withholding
from cases.forms.production import EndForm, WithholdForm
from cases.models import Case, ProductionItem
from cases.productions.held import said_pages
from cases.services.withholding import end_withholding, withhold
from cases.views.frame import case_response
from taskforce.audit import record
from taskforce.ui.forms import put_errors
from taskforce.ui.services import drafts

FORM_METHODS = ["GET", "HEAD", "POST"]
ABSENT = "The case has no such record. Look at the number again."


@require_safe
def withheld(request, pk):
    """The withheld log: each record kept back, on what ground, where its slip pages stand."""
    case = open_case(request.user, pk)
    slips = ProductionItem.objects.visible_to(request.user).select_related("production__series")
    rows = list(
        case.withholdings.visible_to(request.user)
        .select_related("entry", "item", "file__log_entry", "file__evidence", "withheld_by", "end")
        .prefetch_related(Prefetch("items", slips, to_attr="slips"))
        .order_by("number")
    )
    record("withholding.listed", case, count=len(rows))
    return case_response(
        request,
        "cases/productions/withheld.html",
        case,
        "productions",
        ("Withheld", ""),
        page_title="Withheld log",
        rows=[_shown(case, row) for row in rows],
    )


@require_http_methods(FORM_METHODS)
def new(request, pk):
    """Keep a record back; ``record`` and ``number`` in the address fill the form."""
    case = open_case(request.user, pk, "case.produce")
    asked = {name: request.GET.get(name, "")[:20] for name in ("record", "number")}
    initial = {name: value for name, value in asked.items() if value}
    form = WithholdForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            row = _withhold(request, case, form)
            drafts.clear(request.user, request.path)
            messages.success(request, f"{row} is withheld from productions from now on.")
            return redirect("case-withheld", case.pk)
        except ValidationError as refusal:
            put_errors(form, refusal)
    record("case.viewed", case, page="withholding")
    return case_response(
        request,
        "cases/form.html",
        case,
        "productions",
        ("Withheld", reverse("case-withheld", args=[case.pk])),
        ("Withhold a record", ""),
        status=422 if form.errors else 200,
        form=form,
        submit="Withhold it",
        page_title="Withhold a record",
        lead_text="Productions made from now on hold a numbered slip page in its place. What was "
        "handed over already is not taken back by this.",
        back_href=reverse("case-withheld", args=[case.pk]),
    )


@require_http_methods(FORM_METHODS)
def end(request, pk, withholding_pk):
    """Withdraw a withholding."""
    case = open_case(request.user, pk, "case.produce")
    row = open_withholding(request.user, case, withholding_pk, "case.produce")
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            end_withholding(withholding=row, by=request.user, **form.cleaned_data)
            messages.success(request, f"{row} is withdrawn. Draft a production of what is new.")
            return redirect("case-withheld", case.pk)
        except ValidationError as refusal:
            put_errors(form, refusal)
    back = reverse("case-withheld", args=[case.pk])
    record("case.viewed", case, page="withholding")
    return case_response(
        request,
        "cases/confirm.html",
        case,
        "productions",
        ("Withheld", back),
        (f"Withdraw {row}", ""),
        status=422 if form.errors else 200,
        form=form,
        page_title=f"Withdraw {row}?",
        question=f"The next production will hold the record. {row} stays in the withheld log, as "
        "withdrawn.",
        submit=f"Withdraw {row}",
        back_href=back,
    )


def _withhold(request, case: Case, form: WithholdForm):
    given = dict(form.cleaned_data)
    target = _target(request.user, case, given.pop("record"), given.pop("number"))
    del given["page_first"], given["page_last"]
    return withhold(case=case, by=request.user, target=target, pages=form.pages, **given)


def _target(user, case: Case, kind: str, number: int):
    """The record of that number; an exhibit's number is its place among the case's files."""
    if kind == "file":
        files = case.storedfiles.visible_to(user).order_by("uploaded_at", "id")
        found = files[number - 1 : number]
    else:
        rows = {"entry": case.logentrys, "item": case.evidenceitems}[kind]
        found = rows.visible_to(user).filter(number=number)[:1]
    row = next(iter(found), None)
    if row is None:
        raise ValidationError({"number": ABSENT})
    return row


def _shown(case: Case, row) -> dict:
    if row.entry_id:
        name, what = "case-entry", f"Log entry {row.entry.number}"
    elif row.item_id:
        name, what = "case-evidence-item", str(row.item)
    else:
        place = row.file.evidence or row.file.log_entry
        pages = (row.page_first, row.page_last) if row.page_first else None
        name, what = "case-attachment", f"A file of {str(place).lower()}{said_pages(pages)}"
    key = row.entry_id or row.item_id or row.file_id
    return {
        "row": row,
        "what": what,
        "href": reverse(name, args=[case.pk, key]),
        "end": getattr(row, "end", None),
        "slips": [
            {"production": one.production, "first": one.production.series.number(one.bates_first)}
            for one in row.slips
        ],
    }
