import datetime

from django.contrib import messages
from django.db.models import OuterRef, Subquery
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from taskforce.accounts.access import RUN, accounts_seen_by
from taskforce.accounts.announce import announce
from taskforce.accounts.doors import require_power
from taskforce.accounts.listing import page_of
from taskforce.accounts.models import AccessReview
from taskforce.accounts.services.review import mark_reviewed

YEAR = datetime.timedelta(days=365)


@require_http_methods(["GET", "POST"])
def review(request):
    """The yearly look at who may do what (CJIS Security Policy 5.9, AC-6(7))."""
    require_power(request.user, RUN)
    if request.method == "POST":
        return _mark(request)
    newest = AccessReview.objects.filter(account=OuterRef("pk")).values("reviewed_at")[:1]
    accounts = (
        accounts_seen_by(request.user)
        .filter(is_active=True)
        .annotate(reviewed_at=Subquery(newest))
        .prefetch_related("oversights__task_force")
    )
    page = page_of(accounts, request.GET.get("cursor", ""))
    due = timezone.now() - YEAR
    for account in page.rows:
        account.is_due = account.reviewed_at is None or account.reviewed_at < due
    announce("account.listed", count=len(page.rows), ids=[one.pk for one in page.rows])
    context = {
        "heading": "Review of privileges",
        "page": page,
        "crumbs": [("Review of privileges", "")],
    }
    return render(request, "accounts/review.html", context)


def _mark(request):
    keys = {
        int(key) for key in request.POST.getlist("account") if key.isdecimal() and len(key) < 19
    }
    if not keys:
        messages.error(request, "Choose the accounts that you reviewed.")
        return redirect("privileges-review")
    count = mark_reviewed(by=request.user, keys=keys)
    said = "1 account" if count == 1 else f"{count} accounts"
    messages.success(request, f"{said} marked as reviewed.")
    return redirect("privileges-review")
