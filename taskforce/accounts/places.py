"""Where to go after log-in or unlock: only places of this site, and never in a circle."""

from urllib.parse import urlsplit

from django.shortcuts import resolve_url
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme

CIRCLES = frozenset({"log-in", "log-out", "lock", "session-ping", "quick-exit"})
HOME = "/"


def safe_place(request, given: str | None) -> str:
    """The path that was asked for, or the desk when it leads elsewhere or nowhere."""
    place = (given or "").strip()
    if not place.startswith("/") or len(place) > 2000:
        return HOME
    secure = request.is_secure()
    if not url_has_allowed_host_and_scheme(place, {request.get_host()}, require_https=secure):
        return HOME
    try:
        route = resolve(urlsplit(place).path).url_name
    except (Resolver404, ValueError):
        return HOME
    return HOME if route in CIRCLES else resolve_url(place)


def came_from(request) -> str:
    """The page a form or fragment was sent from, for the way back after the lock."""
    sent_from = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    parts = urlsplit(sent_from)
    if parts.netloc != request.get_host():
        return HOME
    return safe_place(request, f"{parts.path}?{parts.query}" if parts.query else parts.path)
