import datetime

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from taskforce.access import branches
from taskforce.audit import record
from taskforce.audit.doors import open_event, require_auditor
from taskforce.audit.export import LIMIT, write_csv
from taskforce.audit.forms.filter import AuditFilterForm
from taskforce.audit.models import AuditEvent
from taskforce.audit.words import said
from taskforce.paging.keyset import Order

SIZE = 50
ORDER = Order("at")


@require_safe
def index(request):
    """What the people of the own agency did, and what others did with its records."""
    require_auditor(request.user)
    form = AuditFilterForm(request.GET or None)
    events = form.narrow(AuditEvent.objects.all())
    shown = AuditEvent.objects.select_related("actor", "actor_agency")
    cursor = request.GET.get("cursor", "")
    page = branches.page_at(events, shown, request.user, order=ORDER, size=SIZE, cursor=cursor)
    rows = said(page.rows)
    record("audit.searched", fields=form.used(), count=len(rows))
    given = request.GET.copy()
    given.pop("cursor", None)
    context = {
        "heading": "Audit",
        "crumbs": [("Audit", "")],
        "form": form,
        "rows": rows,
        "given": given.urlencode(),
        "page": page,
    }
    return render(request, "audit/audit.html", context)


@require_safe
def detail(request, pk):
    """One act with its place in the chain, and what else the same request did."""
    event = open_event(request.user, pk)
    others = (
        AuditEvent.objects.visible_to(request.user)
        .filter(request_id=event.request_id, actor=event.actor, at__range=_around(event.at))
        .exclude(pk=event.pk)
        .exclude(request_id="")
    )
    record("audit.searched", event=event.pk)
    (one,) = said([event])
    context = {
        "heading": one.what,
        "one": one,
        "event": event,
        "hash": bytes(event.hash).hex(),
        "previous": bytes(event.previous_hash).hex(),
        "others": said(others.select_related("actor", "actor_agency")[:SIZE]),
        "crumbs": [("Audit", reverse("audit-list")), (f"Event {event.pk}", "")],
    }
    return render(request, "audit/event.html", context)


@require_safe
def export(request):
    """What the list shows, as CSV; the export itself is recorded."""
    require_auditor(request.user)
    form = AuditFilterForm(request.GET or None)
    events = form.narrow(AuditEvent.objects.visible_to(request.user))
    found = list(events.order_by("-at", "-pk").select_related("actor", "actor_agency")[: LIMIT + 1])
    if len(found) > LIMIT:
        messages.error(request, f"More than {LIMIT:,} acts. Narrow the filter, then export.")
        return redirect(f"{reverse('audit-list')}?{request.GET.urlencode()}")
    record("audit.exported", fields=form.used(), count=len(found))
    name = f"audit-{timezone.localdate():%Y-%m-%d}.csv"
    return FileResponse(
        write_csv(said(found)),
        as_attachment=True,
        filename=name,
        content_type="text/csv; charset=utf-8",
    )


def _around(moment):
    width = datetime.timedelta(minutes=5)
    return moment - width, moment + width
