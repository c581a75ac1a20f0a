"""Deciding on the exhibits of a draft that name a child, or may."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from cases.doors import open_case, open_file, open_production
from cases.forms.production import ExhibitForm
from cases.models import Production
from cases.productions.look import look_at
from cases.productions.named import Named
from cases.productions.said import found_in
from cases.services.production_exhibit import NOT_OPEN, NOTHING, choose_exhibit
from cases.services.production_looked import confirm_looked
from cases.views.frame import case_response
from cases.views.production import to
from taskforce.audit import record
from taskforce.ui.forms import put_errors

SCOPE = (
    "this production (that no child is named, for the later ones of this case too), and ends when "
    "the exhibit or what is found in it changes."
)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request, pk, production_pk, file_pk):
    """Cover the names of an exhibit, or leave them in on a ground."""
    case = open_case(request.user, pk, "case.produce")
    row = open_production(request.user, case, production_pk, "case.produce")
    file = open_file(request.user, case, file_pk)
    row.case = case
    named = _named(row, request.user, file)
    if named is None:
        messages.info(request, NOTHING if row.state == Production.State.DRAFT else NOT_OPEN)
        return to(row)
    form = ExhibitForm(
        request.POST or None,
        initial={"fingerprint": named.fingerprint},
        only_looked_at=named.is_only_looked_at,
    )
    if request.method == "POST" and form.is_valid():
        try:
            choose_exhibit(production=row, file=file, by=request.user, **form.cleaned_data)
            messages.success(request, f"Exhibit {named.file.exhibit} is decided.")
            return to(row)
        except ValidationError as refusal:
            put_errors(form, refusal)
            # What is shown now is what the next try decides on.
            form.data = {**form.data.dict(), "fingerprint": named.fingerprint}
    return _asked(request, case, row, named, form)


def _named(row: Production, user, file) -> Named | None:
    if row.state != Production.State.DRAFT:
        return None
    found = look_at(row, user).named
    return next((one for one in found if one.file.record == str(file.pk)), None)


def _asked(request, case, row: Production, named: Named, form):
    here = reverse("case-production", args=[case.pk, row.pk])
    title = f"Children's names in exhibit {named.file.exhibit}"
    record("production.viewed", row, number=row.number, exhibit=named.file.exhibit)
    return case_response(
        request,
        "cases/form.html",
        case,
        "productions",
        (str(row), here),
        (title, ""),
        status=422 if form.errors else 200,
        form=form,
        no_draft=True,
        submit="Decide",
        page_title=title,
        lead_text=f"{found_in(named)} The decision holds for {SCOPE}",
        back_href=here,
    )


@require_POST
def looked(request, pk, production_pk):
    """Say of the ticked exhibits that somebody looked, and no child is named in them."""
    case = open_case(request.user, pk, "case.produce")
    row = open_production(request.user, case, production_pk, "case.produce")
    row.case = case
    ticked, reason = request.POST.getlist("exhibit"), request.POST.get("reason", "")
    try:
        count = confirm_looked(production=row, by=request.user, fingerprints=ticked, reason=reason)
        said = "1 exhibit is decided." if count == 1 else f"{count} exhibits are decided."
        messages.success(request, said)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return to(row)
