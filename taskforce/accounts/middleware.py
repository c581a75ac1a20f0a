"""Nothing without a log-in, nothing behind the lock, nothing before entry is complete."""

from urllib.parse import urlencode

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.middleware import (
    AuthenticationMiddleware,
    LoginRequiredMiddleware,
    get_user,
)
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.functional import SimpleLazyObject

from taskforce.accounts import activity
from taskforce.accounts.announce import announce
from taskforce.accounts.backends import PATH, may_enter
from taskforce.accounts.doors import AccountAbsent, AccountRefused
from taskforce.accounts.entry import next_step
from taskforce.accounts.places import came_from

ALWAYS_OPEN = frozenset({"lock", "log-out"})


class PersonMiddleware(AuthenticationMiddleware):
    """Django's, which spares its query where the session brought its account along."""

    def process_request(self, request):
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _person(request) or get_user(request))


class AccountRequiredMiddleware(LoginRequiredMiddleware):
    """Django's default deny; a script is told 401 instead of being shown the log-in page.

    A form sent after the session's end leads back to its page, where its draft is.
    """

    def handle_no_permission(self, request, view_func):
        if _reads_page(request):
            return super().handle_no_permission(request, view_func)
        return _away(request, "log-in")


class EntryMiddleware:
    """The lock after idle time and the steps of entry, decided here and not in the browser.

    Stands after the identity, so that the lock is recorded as the person's.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not request.user.is_authenticated or not getattr(view, "login_required", True):
            return None
        route = request.resolver_match.url_name
        if route in ALWAYS_OPEN:
            return None
        if not activity.is_locked(request.session) and activity.is_idle(request.session):
            _lock(request)
        if activity.is_locked(request.session):
            return _away(request, "lock")
        if getattr(view, "counts_as_activity", True):
            activity.touch(request.session)
        step = next_step(request.user, request.session)
        return _away(request, step) if step not in (None, route) else None

    def process_exception(self, request, exception):
        """Remember a refusal at a door of this room; the identity's middleware records it."""
        if isinstance(exception, AccountRefused | AccountAbsent):
            request.refusal = exception.record
        return


def wants_page(request) -> bool:
    """Whether a person looks at the answer (and not a script of the page)."""
    if request.headers.get("HX-Request") == "true":
        return False
    return "text/html" in request.headers.get("Accept", "text/html")


def _person(request):
    """The account read with the session, where nothing at all speaks against it.

    Django's own way decides everything else: a closed account, another password, a changed
    secret key, a session whose row names another person than its signed data.
    """
    session = request.session
    known, backend = session.get(SESSION_KEY), session.get(BACKEND_SESSION_KEY)
    person = session.person
    if person is None or known != str(person.pk) or backend != PATH or not may_enter(person):
        return None
    given = session.get(HASH_SESSION_KEY, "")
    return person if constant_time_compare(given, person.get_session_auth_hash()) else None


def _reads_page(request) -> bool:
    return request.method in ("GET", "HEAD") and wants_page(request)


def _lock(request) -> None:
    activity.lock(request.session)
    with transaction.atomic():
        announce("account.screen_locked", request.user, actor=request.user, after="idle time")


def _away(request, route: str):
    back = request.get_full_path() if _reads_page(request) else came_from(request)
    place = f"{reverse(route)}?{urlencode({'next': back})}"
    return redirect(place) if wants_page(request) else _told(place)


def _told(place: str) -> HttpResponse:
    """For htmx and fetch: 401, and where to go."""
    response = HttpResponse(status=401)
    response["HX-Redirect"] = place
    response["Cache-Control"] = "no-store"
    return response
