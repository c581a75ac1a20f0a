"""For load balancers and container health checks; says nothing about content."""

from celery import current_app
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from kombu.exceptions import OperationalError


@login_not_required
@never_cache
@transaction.non_atomic_requests
def live(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


@login_not_required
@never_cache
@transaction.non_atomic_requests
def ready(request: HttpRequest) -> HttpResponse:
    """The database answers. A lost broker is told but takes no node out: jobs wait."""
    database, broker = _database(), _broker()
    state = {"database": "ok" if database else "down", "broker": "ok" if broker else "down"}
    return JsonResponse(state, status=200 if database else 503)


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
        return True
    except DatabaseError:
        return False


def _broker() -> bool:
    try:
        with current_app.connection_for_write() as channel:
            # At once: a probe does not wait for the pause between two attempts.
            channel.ensure_connection(max_retries=1, interval_start=0, timeout=2)
        return True
    except (OSError, OperationalError):
        return False
