"""Who gets to the pages of the first set-up: whoever holds the operator's link, and no one else."""

import logging
from functools import wraps

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from taskforce.accounts.announce import announce
from taskforce.accounts.services.throttle import take_turn
from taskforce.onboarding.services.link import HOURS, is_alive, is_set_up

COOKIE, ENTRY, DONE = "set-up", "set_up", "set_up_done"
STEPS = ("agency", "places", "administrator")

logger = logging.getLogger(__name__)


def page_of_set_up(view):
    """Before the login, never cached, and gone once there is an agency."""

    @wraps(view)
    def guarded(request):
        if is_set_up():
            return redirect("set-up-done" if DONE in request.session else "log-in")
        return view(request)

    return login_not_required(never_cache(guarded))


def step(name: str):
    """A step of set-up: with a live link alone, and not before the steps before it.

    The view is given what was entered so far, by step.
    """

    def decorate(view):
        @wraps(view)
        def guarded(request):
            if not is_alive(link_of(request)):
                return refused_try(request) if request.method == "POST" else redirect("set-up")
            entry = request.session.get(ENTRY, {})
            missing = [one for one in STEPS[: STEPS.index(name)] if one not in entry]
            return redirect(f"set-up-{missing[0]}") if missing else view(request, entry)

        return page_of_set_up(guarded)

    return decorate


def link_of(request) -> str:
    """The link's secret, as the browser brings it."""
    return request.COOKIES.get(COOKIE, "")


def keep_link(response, secret: str):
    """The link goes into a cookie that the set-up pages alone are sent: out of the address."""
    response.set_cookie(
        COOKIE,
        secret,
        max_age=HOURS * 3600,
        path=reverse("set-up"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


def drop_link(response):
    """Set-up is over, or the link opened nothing."""
    response.delete_cookie(COOKIE, path=reverse("set-up"), samesite="Lax")
    return response


def refused_try(request):
    """A try without a live link: counted by network address, then refused."""
    has_turn = take_turn(get_client_ip_address(request), "set-up")
    return refuse(request, 403 if has_turn else 429)


def refuse(request, status: int = 403):
    """The link opens nothing: recorded, and said without saying why.

    Tries beyond the throttle go into the log alone: a stranger must not fill the audit.
    """
    if status != 429:
        announce("set_up.refused", None, outcome="refused")
    logger.warning("set-up refused: %s", "too many tries" if status == 429 else "no such link")
    context = {"heading": _("This link doesn’t work"), "too_many": status == 429, "hours": HOURS}
    page = render(request, "onboarding/link_refused.html", context, status=status)
    return page if status == 429 else drop_link(page)
