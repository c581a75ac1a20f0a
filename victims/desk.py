"""What waits on "My desk": for advocates by code name, for a provider's supervisor in numbers."""

import datetime

from django.db.models import Count, Exists, Min, OuterRef, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from taskforce.access.principal import Principal
from taskforce.vocabulary.niem import REASON_NOT_PROVIDED
from taskforce.vocabulary.services import SERVICE
from taskforce.vocabulary.trafficking import VICTIM_STATUS
from victims.disclosed import OPEN_STATES
from victims.models import Client, FirstDayItem, Need, Release
from victims.overview import dress

SHOWN = 8
FIRST_DAYS = 3
ENDS_WITHIN_DAYS = 7
COUNT_LIMIT = 99


def urgent_needs(principal: Principal) -> dict:
    """Clients with urgent needs that are open, the longest waiting first."""
    needs = Need.objects.visible_to(principal).filter(
        is_urgent=True, state__in=OPEN_STATES, client__closed_on__isnull=True
    )
    rows = (
        needs.order_by()
        .values("client_id", "client__code_name")
        .annotate(since=Min("opened_on"), number=Count("pk"))
        .order_by("since", "client__code_name", "client_id")[:SHOWN]
    )
    return {
        "rows": list(rows),
        "count": needs.order_by().values("client_id").distinct()[:COUNT_LIMIT].count(),
    }


def first_days(principal: Principal) -> dict:
    """Clients of the last days whose first-24-hours card is not yet looked after."""
    since = timezone.localdate() - datetime.timedelta(days=FIRST_DAYS)
    pending = FirstDayItem.objects.visible_to(principal).filter(
        state="pending", client__intake_on__gte=since, client__closed_on__isnull=True
    )
    rows = list(
        pending.values("client_id", "client__code_name", "client__intake_on")
        .annotate(number=Count("pk"))
        .order_by("client__intake_on", "client__code_name", "client_id")[:SHOWN]
    )
    return {"rows": rows, "count": len(rows)}


def ending_releases(principal: Principal) -> dict:
    """Own releases that end within a week: ask the client whether to sign a new one."""
    until = timezone.now() + datetime.timedelta(days=ENDS_WITHIN_DAYS)
    rows = list(
        Release.objects.permitted(principal, "client.view")
        .filter(revoked_at__isnull=True, expires_at__gt=Now(), expires_at__lte=until)
        .select_related("recipient", "client")
        .defer("purpose_note")
        .order_by("expires_at", "pk")[: SHOWN + 1]
    )
    return {"rows": [dress(row) for row in rows[:SHOWN]], "count": len(rows)}


def my_recent(principal: Principal) -> dict:
    """The clients one is the advocate of, the latest first."""
    rows = (
        Client.objects.visible_to(principal)
        .filter(advocate_id=principal.user_id, closed_on__isnull=True)
        .only("id", "code_name", "status", "last_activity")
        .order_by("-last_activity", "-pk")[:SHOWN]
    )
    rows = [{"client": row, "label": VICTIM_STATUS.label(row.status)} for row in rows]
    start = (reverse("client-new"), gettext("Add your first client"))
    return {"rows": rows, "count": None, "waiting": bool(rows), "start": start}


def services_in_numbers(principal: Principal) -> dict:
    """A provider's supervisor: open clients, potential and confirmed apart, urgent needs."""
    clients = Client.objects.visible_to(principal).filter(closed_on__isnull=True)
    needs = Need.objects.filter(client=OuterRef("pk"), is_urgent=True, state__in=OPEN_STATES)
    found = clients.aggregate(
        potential=Count("pk", filter=Q(status="potential")),
        confirmed=Count("pk", filter=Q(status="confirmed")),
        urgent=Count("pk", filter=Exists(needs)),
        nobody=Count("pk", filter=Q(advocate__isnull=True)),
    )
    return {**found, "count": None, "waiting": True}


def unmet_needs(principal: Principal) -> dict:
    """Needs that could not be met in the last year, by reason and kind; no names."""
    since = timezone.localdate() - datetime.timedelta(days=365)
    rows = (
        Need.objects.visible_to(principal)
        .filter(state="unmet", closed_on__gte=since)
        .order_by()
        .values("unmet_reason", "category")
        .annotate(number=Count("pk"))
        .order_by("-number", "unmet_reason", "category")[:20]
    )
    rows = [
        {
            "reason": REASON_NOT_PROVIDED.label(row["unmet_reason"]),
            "service": SERVICE.label(row["category"]),
            "number": row["number"],
        }
        for row in rows
    ]
    return {"rows": rows, "count": None, "waiting": bool(rows)}
