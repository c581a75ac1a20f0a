from django.contrib.auth import logout
from django.db import transaction
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from taskforce.accounts import activity
from taskforce.accounts.announce import announce
from taskforce.accounts.forms.log_in import REFUSED, WAIT, UnlockForm
from taskforce.accounts.models import User
from taskforce.accounts.places import safe_place
from taskforce.accounts.services.log_in import TooManyTries, try_password


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def lock(request):
    """The lock screen: coming here locks, the password unlocks and leads back."""
    place = safe_place(request, request.POST.get("next") or request.GET.get("next"))
    if not activity.is_locked(request.session):
        activity.lock(request.session)
        announce("account.screen_locked", request.user, actor=request.user)
    if request.method == "GET" or "password" not in request.POST:
        return _page(request, UnlockForm(), place)
    form = UnlockForm(request.POST)
    if not form.is_valid():
        return _page(request, form, place, 400)
    return _try(request, form, place)


def _try(request, form, place):
    try:
        user = try_password(request, request.user.username, form.cleaned_data["password"])
    except TooManyTries:
        form.add_error(None, WAIT)
        return _page(request, form, place, 429)
    if user is None:
        form.add_error("password", "The password is wrong.")
        return _refused(request, form, place)
    activity.unlock(request.session)
    announce("account.screen_unlocked", request.user, actor=request.user)
    return redirect(place)


def _refused(request, form, place):
    """The fifth wrong password here locks the account as at the log-in page."""
    if User.objects.filter(pk=request.user.pk, locked_at=None).exists():
        return _page(request, form, place, 403)
    logout(request)
    context = {"heading": "Logged out", "text": REFUSED}
    return render(request, "accounts/closed.html", context, status=403)


def _page(request, form, place, status=200):
    context = {"heading": "Screen locked", "form": form, "next": place}
    return render(request, "accounts/lock.html", context, status=status)


@activity.not_activity
@never_cache
@transaction.non_atomic_requests
@require_http_methods(["GET", "POST"])
def ping(request):
    """For idle.js. GET says how many seconds remain; POST says that the person is active."""
    if request.method == "POST":
        activity.touch(request.session)
    return JsonResponse({"remaining": round(activity.remaining(request.session))})
