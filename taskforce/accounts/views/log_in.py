from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from taskforce.accounts import activity
from taskforce.accounts.announce import announce
from taskforce.accounts.demo_log_ins import DEMO_LOG_INS, DEMO_PASSWORD
from taskforce.accounts.forms.log_in import REFUSED, WAIT, LogInForm
from taskforce.accounts.models import Agency
from taskforce.accounts.places import safe_place
from taskforce.accounts.services.log_in import TooManyTries, try_password


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def log_in(request):
    """The use notice and the log-in form; afterwards where the person wanted to go."""
    place = safe_place(request, request.POST.get("next") or request.GET.get("next"))
    if request.user.is_authenticated:
        return redirect(place)
    if request.method == "GET":
        if not Agency.objects.exists():
            return redirect("set-up")
        return _page(request, LogInForm(initial={"username": request.GET.get("as", "")}), place)
    form = LogInForm(request.POST)
    if not form.is_valid():
        return _page(request, form, place, 400)
    return _try(request, form, place)


def _try(request, form, place):
    given = form.cleaned_data
    try:
        user = try_password(request, given["username"], given["password"])
    except TooManyTries:
        form.add_error(None, WAIT)
        return _page(request, form, place, 429)
    if user is None:
        form.add_error(None, REFUSED)
        return _page(request, form, place, 403)
    login(request, user)
    activity.touch(request.session)
    announce("account.notice_acknowledged", user, actor=user)
    return redirect(place)


@require_POST
def log_out(request):
    """End this session."""
    logout(request)
    return redirect("log-in")


def _page(request, form, place, status=200):
    demo = {"log_ins": DEMO_LOG_INS, "password": DEMO_PASSWORD} if settings.DEMO else None
    context = {"heading": "Log in", "form": form, "next": place, "demo": demo}
    if request.GET.get("ended") == "1":
        context["ended_after"] = settings.SESSION_COOKIE_AGE // 3600
    return render(request, "accounts/log_in.html", context, status=status)
