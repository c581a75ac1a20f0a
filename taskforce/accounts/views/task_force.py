from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from taskforce.accounts.access import (
    RUN,
    may_add_member,
    may_end_oversight,
    may_grant_oversight,
    may_oversee,
    not_started,
    task_forces_of,
)
from taskforce.accounts.announce import announce
from taskforce.accounts.doors import AccountRefused, open_task_force
from taskforce.accounts.forms.agency import OversightForm
from taskforce.accounts.services import oversight as service
from taskforce.vocabulary.agencies import AGENCY_KIND


@require_safe
def index(request):
    """The task forces that the own agency is a member of."""
    found = list(task_forces_of(request.user))
    if len(found) == 1:
        return redirect("task-force-detail", found[0].pk)
    context = {"heading": "Task forces", "crumbs": [("Task forces", "")], "task_forces": found}
    return render(request, "accounts/task_forces.html", context)


@require_safe
def detail(request, pk):
    """Members with the desk to call, and who oversees the whole."""
    task_force = open_task_force(request.user, pk)
    announce("task_force.viewed", task_force)
    members = task_force.agencies.filter(is_active=True)
    adds = may_add_member(request.user, task_force)
    context = {
        "heading": task_force.name,
        "crumbs": _crumbs(task_force),
        "task_force": task_force,
        "members": [(agency, AGENCY_KIND.label(agency.kind)) for agency in members],
        "may_add": adds,
        "not_started": set(not_started(task_force)) if adds else set(),
        "oversights": task_force.oversights.select_related("user__agency"),
        "may_grant": may_grant_oversight(request.user, task_force),
        "may_end": may_end_oversight(request.user),
    }
    return render(request, "accounts/task_force.html", context)


@require_http_methods(["GET", "POST"])
def grant(request, pk):
    """Give a supervisor oversight of the task force."""
    task_force = open_task_force(request.user, pk)
    if not may_grant_oversight(request.user, task_force):
        raise AccountRefused(RUN)
    candidates = may_oversee(task_force).exclude(oversights__task_force=task_force)
    form = OversightForm(request.POST or None, candidates=candidates)
    here = reverse("task-force-detail", args=[pk])
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["supervisor"]
        service.grant_oversight(by=request.user, task_force_key=pk, supervisor=chosen)
        messages.success(request, f"{chosen} oversees the task force from now on.")
        return redirect(here)
    context = {
        "heading": "Give oversight",
        "form": form,
        "cancel_href": here,
        "submit": "Give oversight",
        "crumbs": [*_crumbs(task_force, here), ("Give oversight", "")],
        "intro": "A supervisor with oversight sees every case of the task force that is not "
        "sealed, in every member agency. No oversight opens a client's record.",
    }
    return render(
        request, "accounts/account_form.html", context, status=400 if form.errors else 200
    )


@require_POST
def end(request, pk, oversight):
    """End an oversight."""
    service.end_oversight(by=request.user, task_force_key=pk, key=oversight)
    messages.success(request, "The oversight has ended.")
    return redirect("task-force-detail", pk)


def _crumbs(task_force, href=""):
    return [("Task forces", reverse("task-force-list")), (task_force.name, href)]
