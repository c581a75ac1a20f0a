"""Further agencies of a task force, added on its page by the lead agency's administrator."""

from django.core.exceptions import ValidationError
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from taskforce.accounts.access import RUN, may_add_member
from taskforce.accounts.doors import AccountRefused, open_task_force
from taskforce.onboarding.forms.agency import MemberForm
from taskforce.onboarding.services.member import add_member, renew_first_password, waiting_member
from taskforce.ui.forms import put_errors


@never_cache
@require_http_methods(["GET", "POST"])
def new(request, pk):
    """A new agency and its first administrator; the temporary password is shown once."""
    task_force = _open(request, pk)
    form = MemberForm(
        request.POST if request.method == "POST" else None,
        initial={"state": request.user.agency.state},
    )
    if request.method == "POST":
        again = waiting_member(task_force, request.POST.get("short_name", ""),
                               request.POST.get("username", ""))  # fmt: skip
        if again is not None:  # sent twice: the first answer never reached the person
            return renew(request, pk, again.pk)
        if form.is_valid():
            given = form.cleaned_data
            try:
                person, word = add_member(
                    by=request.user,
                    task_force_key=pk,
                    username=given["username"],
                    full_name=given["full_name"],
                    places=(),
                    **form.entry,
                )
                return _password(request, task_force, person, word)
            except ValidationError as error:
                put_errors(form, error)
    here = reverse("task-force-detail", args=[pk])
    context = {
        "heading": _("Add an agency"),
        "form": form,
        "cancel_href": here,
        "submit": _("Add agency"),
        "crumbs": _crumbs(task_force, here, _("Add an agency")),
        "intro": _(
            "Add an agency that your task force’s agreement names, and its first administrator. "
            "That person runs the agency’s own accounts. You won’t see or manage them."
        ),
    }
    return render(
        request, "accounts/account_form.html", context, status=400 if form.errors else 200
    )


@never_cache
@require_POST
def renew(request, pk, agency):
    """Another temporary password, while the first administrator has never logged in."""
    task_force = _open(request, pk)
    person, word = renew_first_password(by=request.user, task_force_key=pk, agency_key=agency)
    return _password(request, task_force, person, word)


def _open(request, pk):
    task_force = open_task_force(request.user, pk)
    if not may_add_member(request.user, task_force):
        raise AccountRefused(RUN)
    return task_force


def _password(request, task_force, person, word):
    here = reverse("task-force-detail", args=[task_force.pk])
    context = {
        "heading": str(person.agency),
        "person": person,
        "word": word,
        "crumbs": _crumbs(task_force, here, str(person.agency)),
        "back": here,
    }
    return render(request, "onboarding/member_password.html", context)


def _crumbs(task_force, here, title):
    return [(_("Task forces"), reverse("task-force-list")), (task_force.name, here), (title, "")]
