"""The first set-up in the browser: the one-time link, three steps, and what comes next."""

from axes.helpers import get_client_ip_address
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from taskforce.accounts.services.throttle import give_back, take_turn
from taskforce.onboarding.forms.agency import FirstAdministratorForm, FirstAgencyForm
from taskforce.onboarding.forms.places import PlacesForm, StateForm
from taskforce.onboarding.services.link import HOURS, AlreadySetUp, LinkRefused, is_alive
from taskforce.onboarding.services.set_up import FirstSetUp, set_up_by_link
from taskforce.onboarding.views import guard
from taskforce.ui.forms import put_errors


@guard.page_of_set_up
@require_safe
def start(request):
    """Says that set-up has not been done; with the operator's link it begins."""
    secret = request.GET.get("link", "")
    if not secret:
        if is_alive(guard.link_of(request)):
            return redirect("set-up-agency")
        context = {"heading": _("This installation isn’t set up yet"), "hours": HOURS}
        return render(request, "onboarding/not_set_up.html", context)
    address = get_client_ip_address(request)
    if not take_turn(address, "set-up"):
        return guard.refuse(request, 429)
    if not is_alive(secret):
        return guard.refuse(request)
    give_back(address, "set-up")
    return guard.keep_link(redirect("set-up-agency"), secret)


@guard.step("agency")
@require_http_methods(["GET", "POST"])
def agency(request, entry):
    """Step 1: the task force and the agency that leads it."""
    form = FirstAgencyForm(
        request.POST if request.method == "POST" else None, initial=entry.get("agency")
    )
    if request.method == "POST" and form.is_valid():
        given = form.entry | {"task_force": form.cleaned_data["task_force"]}
        request.session[guard.ENTRY] = entry | {"agency": given}
        return redirect("set-up-places")
    return _page(request, form, 1, _("Your task force and agency"))


@guard.step("places")
@require_http_methods(["GET", "POST"])
def places(request, entry):
    """Step 2: where the agency works. Another state's places are shown without losing any."""
    wanted = StateForm(request.GET)
    state = wanted.cleaned_data["state"] if wanted.is_valid() else entry["agency"]["state"]
    more = "more" in request.POST
    chosen = entry.get("places", [])
    form = PlacesForm(
        request.POST if request.method == "POST" else None,
        state=state,
        chosen=chosen,
        needed=not more,
    )
    if request.method == "POST" and form.is_valid():
        request.session[guard.ENTRY] = entry | {"places": form.cleaned_data["keys"]}
        if not more:
            return redirect("set-up-administrator")
        asked = StateForm(request.POST)
        other = asked.cleaned_data["state"] if asked.is_valid() else state
        return redirect(f"{request.path}?state={other}")
    more_of = StateForm(initial={"state": state})
    return _page(request, form, 2, _("Your jurisdictions"), state_form=more_of)


@guard.step("administrator")
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "POST"])
def administrator(request, entry):
    """Step 3: who runs the accounts. Saving makes everything, or nothing."""
    form = FirstAdministratorForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return _save(request, entry, form.cleaned_data)
        except AlreadySetUp:
            return redirect("set-up-done")
        except LinkRefused:
            return guard.refuse(request)
        except ValidationError as error:
            put_errors(form, error)
    return _page(request, form, 3, _("The first administrator"))


@login_not_required
@never_cache
@require_safe
def done(request):
    """What was made, and what to do next; shown in the browser that did it."""
    made = request.session.get(guard.DONE)
    if not made:
        return redirect("log-in")
    return render(request, "onboarding/done.html", {"heading": _("Set-up is complete"), **made})


def _save(request, entry, given):
    first = dict(entry["agency"])
    task_force = first.pop("task_force")
    person = set_up_by_link(
        FirstSetUp(
            task_force=task_force,
            agency=first,
            places=entry["places"],
            username=given["username"],
            full_name=given["full_name"],
            password=given["password"],
        ),
        secret=guard.link_of(request),
    )
    request.session.pop(guard.ENTRY, None)
    request.session[guard.DONE] = {
        "username": person.username,
        "agency": first["name"],
        "task_force": task_force,
    }
    return guard.drop_link(redirect("set-up-done"))


def _page(request, form, number, heading, **more):
    titles = [_("Task force and agency"), _("Jurisdictions"), _("Administrator")]
    steps = list(zip(guard.STEPS, titles, strict=True))
    context = {"heading": heading, "form": form, "number": number, "steps": steps, **more}
    context["back"] = f"set-up-{steps[number - 2][0]}" if number > 1 else ""
    name = f"onboarding/set_up_{guard.STEPS[number - 1]}.html"
    return render(request, name, context, status=400 if form.errors else 200)
