from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from taskforce.accounts.access import RUN
from taskforce.accounts.doors import open_account
from taskforce.accounts.forms.account import ReasonForm
from taskforce.accounts.services.disable import disable_account, enable_account
from taskforce.accounts.services.passwords import reset_password
from taskforce.accounts.services.release import release_account
from taskforce.accounts.views.account_forms import temporary
from taskforce.accounts.views.accounts import crumbs


@require_http_methods(["GET", "POST"])
def disable(request, pk):
    """Close an account, with a reason; it is asked once more before."""
    account = open_account(request.user, pk, RUN)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        disable_account(by=request.user, key=pk, reason=form.cleaned_data["reason"])
        messages.success(request, "The account is disabled. Its sessions have ended.")
        return redirect("account-detail", pk)
    here = reverse("account-detail", args=[pk])
    context = {
        "heading": f"Disable the account of {account}?",
        "form": form,
        "back_href": here,
        "question": "From the next moment on this person can open nothing.",
        "consequences": [
            "Open pages stop at the next click; queued exports are refused.",
            "What the person wrote and who saw what stays.",
            "Oversight of task forces ends and has to be given anew.",
        ],
        "submit": "Disable account",
        "crumbs": crumbs((account.full_name, here), "Disable"),
    }
    return render(request, "components/confirm.html", context, status=400 if form.errors else 200)


@require_POST
def enable(request, pk):
    """Open a closed account again."""
    enable_account(by=request.user, key=pk)
    messages.success(request, "The account is open again.")
    return redirect("account-detail", pk)


@require_POST
def release(request, pk):
    """Release an account that failed log-ins locked: one click."""
    release_account(by=request.user, key=pk)
    messages.success(request, "The account is released. The person can log in again.")
    return redirect("account-detail", pk)


@never_cache
@sensitive_variables("word")
@require_POST
def reset(request, pk):
    """A temporary password, shown on the answer and never again."""
    account, word = reset_password(by=request.user, key=pk)
    return temporary(request, account, word, "Temporary password")
