from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from taskforce.accounts.access import RUN, powers_of
from taskforce.accounts.announce import announce
from taskforce.accounts.doors import require_power
from taskforce.accounts.forms.agency import AgencyForm
from taskforce.accounts.models import Agency
from taskforce.accounts.services.agency import AGENCY_FIELDS, change_agency
from taskforce.accounts.stale import Stale, seal_of
from taskforce.vocabulary.agencies import AGENCY_KIND


@require_safe
def detail(request):
    """The own agency as the directory shows it; open to all its people."""
    agency = request.user.agency
    places = ", ".join(str(place) for place in agency.jurisdictions.all())
    pairs = [
        ("Kind", AGENCY_KIND.label(agency.kind)),
        ("Short name", agency.short_name),
        ("Phone for other agencies", agency.phone),
        ("Place", ", ".join(part for part in (agency.city, agency.state) if part)),
        ("Jurisdictions", places),
    ]
    if agency.is_law_enforcement or agency.kind == "prosecutor":
        pairs.insert(2, ("ORI", agency.ori))
    announce("agency.viewed", agency)
    context = {
        "heading": agency.name,
        "crumbs": [("My agency", "")],
        "pairs": pairs,
        "runs": RUN in powers_of(request.user),
        "task_forces": agency.task_forces.filter(is_active=True),
    }
    return render(request, "accounts/agency.html", context)


@require_http_methods(["GET", "POST"])
def edit(request):
    """The own agency's entry."""
    require_power(request.user, RUN)
    agency = Agency.objects.get(pk=request.user.agency_id)
    here = reverse("agency-detail")
    context = {
        "heading": f"Edit: {agency}",
        "submit": "Save",
        "cancel_href": here,
        "crumbs": [("My agency", here), ("Edit", "")],
    }
    form = context["form"] = AgencyForm(request.POST or None, instance=agency)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            change_agency(
                by=request.user,
                seen=given["seen"],
                jurisdictions=given["jurisdictions"],
                **form.entry,
            )
        except Stale as stale:
            return _conflict(request, form, context, stale.row)
        messages.success(request, "The agency's entry was saved.")
        return redirect("agency-detail")
    return render(
        request, "accounts/account_form.html", context, status=400 if form.errors else 200
    )


def _conflict(request, form, context, row):
    form.data = form.data.copy()
    form.data["seen"] = seal_of(row, AGENCY_FIELDS)
    labels = [form[name].label if name in form.fields else name for name in AGENCY_FIELDS]
    values = [getattr(row, name) for name in AGENCY_FIELDS]
    context["now"] = list(zip(labels, values, strict=True))
    return render(request, "accounts/account_form.html", context, status=409)
