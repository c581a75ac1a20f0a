from django.shortcuts import render
from django.views.decorators.http import require_safe

from taskforce.accounts.access import RUN, SEE, accounts_seen_by, powers_of
from taskforce.accounts.announce import announce
from taskforce.accounts.doors import open_account, require_power
from taskforce.accounts.forms.account import AccountFilterForm, explained_roles
from taskforce.accounts.listing import filtered, page_of
from taskforce.vocabulary.people import USER_ROLE


@require_safe
def index(request):
    """The accounts of the own agency."""
    require_power(request.user, SEE)
    form = AccountFilterForm(request.GET, agency=request.user.agency)
    wanted = form.cleaned_data if form.is_valid() else {}
    accounts = filtered(accounts_seen_by(request.user), wanted)
    page = page_of(accounts, request.GET.get("cursor", ""))
    announce("account.listed", count=len(page.rows), ids=[one.pk for one in page.rows])
    given = request.GET.copy()
    given.pop("cursor", None)
    context = {
        "heading": "Accounts",
        "crumbs": [("Accounts", "")],
        "page": page,
        "filter": form,
        "given": given.urlencode(),
        "runs": RUN in powers_of(request.user),
    }
    return render(request, "accounts/accounts.html", context)


@require_safe
def detail(request, pk):
    """One account: who, roles, state, and the acts the reader may do."""
    account = open_account(request.user, pk)
    announce("account.viewed", account)
    powers = powers_of(request.user) if account.pk != request.user.pk else frozenset()
    context = {
        "heading": str(account),
        "account": account,
        "crumbs": crumbs(account.full_name),
        "roles": explained_roles([code for code in USER_ROLE if code in account.roles]),
        "oversights": account.oversights.select_related("task_force"),
        "review": account.access_reviews.select_related("reviewed_by").first(),
        "powers": powers,
        "is_self": account.pk == request.user.pk,
    }
    return render(request, "accounts/account.html", context)


def crumbs(*labels):
    """Breadcrumbs below the list of accounts; each label is text or (text, address)."""
    from django.urls import reverse

    rest = [label if isinstance(label, tuple) else (label, "") for label in labels]
    return [("Accounts", reverse("account-list")), *rest]
