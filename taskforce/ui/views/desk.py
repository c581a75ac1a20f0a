from django.shortcuts import render
from django.urls import reverse

from taskforce.access.principal import principal_of
from taskforce.audit import record
from taskforce.ui.registry import registry


def desk(request):
    """My desk: what waits for this person, one panel for each thing, by role."""
    principal = principal_of(request.user)
    found = [_filled(panel, principal) for panel in registry.desk_for(principal)]
    panels = [panel for panel in found if panel is not None]
    panels.sort(key=_offers_no_start)  # how to begin comes first, on a desk that is still empty
    waiting = sum(panel["count"] or 0 for panel in panels)
    record("desk.viewed", None, panels=[panel["panel"].key for panel in panels])
    return render(
        request, "ui/desk.html", {"heading": "My desk", "panels": panels, "waiting": waiting}
    )


def _offers_no_start(panel: dict) -> bool:
    return bool(panel["waiting"]) or not panel["start"][0]


def _filled(panel, principal) -> dict | None:
    """A panel with its context; ``waiting`` false means its empty text is shown."""
    context = panel.context(principal)
    if context is None:
        return None
    found = dict(context)
    return {
        "panel": panel,
        "context": found,
        "count": found.get("count"),
        "start": found.get("start") or ("", ""),
        "waiting": found.get("waiting", found.get("count")),
        "href": reverse(panel.url_name) if panel.url_name else "",
    }
