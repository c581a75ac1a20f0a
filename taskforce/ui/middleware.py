"""Input that no database column could hold is answered with a clear 400, never a 500.

``?q=%00`` breaks stock Django (PROMISES.md, nothing lost). Stands before the session, which
would look a broken cookie up in the database.
"""

from urllib.parse import unquote_to_bytes

from django.core.exceptions import RequestDataTooBig
from django.http import UnreadablePostError

from taskforce.ui.views.errors import error_page

MAX_QUERY_BYTES = 8192
FORM_TYPES = ("application/x-www-form-urlencoded", "multipart/form-data")


class InputMiddleware:
    """Refuses NUL characters, broken text and over-long addresses."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        problem = _address_problem(request)
        return error_page(400, problem=problem) if problem else self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """The form is read here, after the cheap checks and before any view."""
        if request.method not in ("POST", "PUT", "PATCH") or request.content_type not in FORM_TYPES:
            return None
        try:
            problem = _form_problem(request)
        except RequestDataTooBig:
            return error_page(413)
        except UnreadablePostError:
            return error_page(400, problem="The connection broke before everything had arrived.")
        return error_page(400, problem=problem) if problem else None


class NoStoreMiddleware:
    """No page is kept by the browser: after the log-out, the way back shows nothing.

    Static files are answered before this; a view that sets its own rule keeps it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response


def _address_problem(request) -> str:
    query = request.META.get("QUERY_STRING", "")
    if len(query) > MAX_QUERY_BYTES:
        return "The address is too long. Shorten the search or the filter."
    if "\x00" in request.path_info or any("\x00" in value for value in request.COOKIES.values()):
        return "The address holds a character that cannot be stored."
    return _text_problem(query.encode("latin-1", "replace"), "The address")


def _form_problem(request) -> str:
    # Reading POST raises Django's own 400 for what is no form at all.
    for name, values in request.POST.lists():
        if "\x00" in name or any("\x00" in value for value in values):
            return (
                "The form holds a character (NUL) that cannot be stored. Remove it and send again."
            )
    if request.content_type == FORM_TYPES[0]:
        return _text_problem(request.body, "The form")
    return ""


def _text_problem(encoded: bytes, what: str) -> str:
    """Percent-encoded bytes must be UTF-8 (a lone surrogate is not) and free of NUL."""
    try:
        text = unquote_to_bytes(encoded).decode()
    except UnicodeDecodeError:
        return f"{what} holds broken text (not UTF-8)."
    return f"{what} holds a character (NUL) that cannot be stored." if "\x00" in text else ""
