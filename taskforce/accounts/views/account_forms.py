from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from taskforce.accounts.access import RUN
from taskforce.accounts.doors import open_account, require_power
from taskforce.accounts.forms.account import (
    NewAccountForm,
    PersonForm,
    RolesForm,
    explained_roles,
)
from taskforce.accounts.roles import roles_for
from taskforce.accounts.services.change import PERSON_FIELDS, change_account
from taskforce.accounts.services.create import create_account
from taskforce.accounts.services.roles import set_roles
from taskforce.accounts.stale import Stale, seal_of
from taskforce.accounts.views.accounts import crumbs


@never_cache
@require_http_methods(["GET", "POST"])
def new(request):
    """A new account; the page after it shows the temporary password, once."""
    require_power(request.user, RUN)
    agency = request.user.agency
    form = NewAccountForm(request.POST or None, agency=agency)
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("username", "roles", *PERSON_FIELDS)}
        account, word = create_account(by=request.user, **given)
        return temporary(request, account, word, "Account created")
    context = {
        "heading": "New account",
        "form": form,
        "crumbs": crumbs("New account"),
        "submit": "Create account",
        "cancel_href": reverse("account-list"),
        "roles": explained_roles(roles_for(agency)),
    }
    return render(request, "accounts/account_form.html", context, status=_status(form))


@require_http_methods(["GET", "POST"])
def edit(request, pk):
    """A person's particulars."""
    account = open_account(request.user, pk, RUN)
    form = PersonForm(request.POST or None, instance=account)
    context = _edit_context(account, form, "Edit")
    if request.method == "POST" and form.is_valid():
        person, seen = form.person, form.cleaned_data["seen"]
        try:
            change_account(by=request.user, key=pk, seen=seen, **person)
        except Stale as stale:
            return _conflict(request, form, context, stale.row, PERSON_FIELDS)
        messages.success(request, "The account was saved.")
        return redirect("account-detail", pk)
    return render(request, "accounts/account_form.html", context, status=_status(form))


@require_http_methods(["GET", "POST"])
def roles(request, pk):
    """What the account may do from the next request on."""
    account = open_account(request.user, pk, RUN)
    form = RolesForm(request.POST or None, agency=account.agency, account=account)
    context = _edit_context(account, form, "Roles")
    context["roles"] = explained_roles(roles_for(account.agency))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            set_roles(by=request.user, key=pk, roles=given["roles"], seen=given["seen"])
        except Stale as stale:
            return _conflict(request, form, context, stale.row, ["roles"])
        messages.success(request, "The roles were changed. They hold from now on.")
        return redirect("account-detail", pk)
    return render(request, "accounts/account_form.html", context, status=_status(form))


def temporary(request, account, word, heading):
    """The temporary password, this once; it is kept nowhere."""
    context = {
        "heading": heading,
        "account": account,
        "word": word,
        "crumbs": crumbs(account.full_name),
    }
    return render(request, "accounts/temporary_password.html", context)


def _edit_context(account, form, what):
    here = reverse("account-detail", args=[account.pk])
    return {
        "heading": f"{what}: {account}",
        "form": form,
        "cancel_href": here,
        "submit": "Save",
        "crumbs": crumbs((account.full_name, here), what),
    }


def _conflict(request, form, context, row, fields):
    """Somebody changed it meanwhile: both are shown, and saving again overrides knowingly."""
    form.data = form.data.copy()
    form.data["seen"] = seal_of(row, fields)
    labels = {name: row._meta.get_field(name).verbose_name for name in fields}
    values = {name: getattr(row, name) for name in fields}
    values["roles"] = ", ".join(row.role_labels) if "roles" in values else ""
    context["now"] = [(labels[name].capitalize(), values[name]) for name in fields]
    return render(request, "accounts/account_form.html", context, status=409)


def _status(form) -> int:
    return 400 if form.errors else 200
