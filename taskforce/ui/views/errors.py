"""Error pages. They read nothing from the database and name nothing from the request."""

from django.http import HttpResponse
from django.template.loader import get_template


def error_page(status: int, template: str = "", **context) -> HttpResponse:
    """The page of a status, rendered without request and context processors."""
    body = get_template(template or f"errors/{status}.html").render(context)
    return HttpResponse(body, status=status)


def bad_request(request, exception=None):
    return error_page(400)


def forbidden(request, exception=None):
    return error_page(403)


def not_found(request, exception=None):
    return error_page(404)


def server_error(request):
    return error_page(500)


def csrf_failure(request, reason=""):
    """The form's secret is missing or old: cookies are off, or the log-in changed meanwhile."""
    return error_page(403, "errors/403_form.html")
