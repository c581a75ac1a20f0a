"""Adding places of the catalog: to the own agency, or to the lists of the case forms."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from taskforce.accounts.access import RUN
from taskforce.accounts.doors import AccountRefused, require_power
from taskforce.accounts.places import safe_place
from taskforce.onboarding.forms.places import PlacesForm, StateForm
from taskforce.onboarding.services.jurisdictions import (
    add_agency_places,
    add_places,
    may_add_places,
)
from taskforce.ui.forms import put_errors
from taskforce.vocabulary.us_states import US_STATE


@require_http_methods(["GET", "POST"])
def of_agency(request):
    """More jurisdictions of the administrator's own agency."""
    require_power(request.user, RUN)
    agency = reverse("agency-detail")
    frame = {
        "heading": _("Add jurisdictions"),
        "crumbs": [(_("My agency"), agency), (_("Add jurisdictions"), "")],
        "intro": _("Choose where your agency works. Cases can be assigned to these places."),
    }
    return _page(request, add_agency_places, agency, frame)


@require_http_methods(["GET", "POST"])
def of_lists(request):
    """A place that a case form's list lacks; back to the form afterwards."""
    if not may_add_places(request.user):
        raise AccountRefused(RUN)
    back = safe_place(request, request.POST.get("next") or request.GET.get("next"))
    frame = {
        "heading": _("Add a jurisdiction to the list"),
        "crumbs": [(_("Add a jurisdiction"), "")],
        "intro": _(
            "Choose the places you need. They appear in the jurisdiction lists of every agency. "
            "This says nothing about your case."
        ),
    }
    return _page(request, add_places, back, frame)


def _page(request, add, back, frame):
    wanted = StateForm(request.GET)
    state = wanted.cleaned_data["state"] if wanted.is_valid() else request.user.agency.state
    state = state if state in US_STATE else "AL"
    form = PlacesForm(request.POST if request.method == "POST" else None, state=state)
    if request.method == "POST" and form.is_valid():
        try:
            added = add(by=request.user, keys=form.cleaned_data["keys"])
        except ValidationError as error:
            put_errors(form, error)
        else:
            said = _("Added: %(places)s.") % {"places": ", ".join(map(str, added))}
            messages.success(request, said)
            return redirect(back)
    context = {
        **frame,
        "form": form,
        "back": back,
        "state_form": StateForm(initial={"state": state}),
        "state_name": US_STATE.label(state),
    }
    return render(request, "onboarding/places.html", context, status=400 if form.errors else 200)
