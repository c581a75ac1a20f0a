from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from taskforce.access.doors import open_door
from taskforce.ui.models import Notification
from taskforce.ui.services import notifications as service
from taskforce.ui.tables import Order, keyset_page


def index(request):
    """The bell's page: what is new, newest first, by kind and never by content."""
    page = keyset_page(
        Notification.objects.visible_to(request.user),
        order=Order("created_at"),
        size=50,
        cursor=request.GET.get("cursor", ""),
    )
    rows = [{"row": row, "text": service.text_of(row.kind)} for row in page.rows]
    return render(
        request,
        "ui/notifications.html",
        {"heading": "Notifications", "crumbs": [("Notifications", "")], "rows": rows, "page": page},
    )


@require_POST
def follow(request, pk):
    """Mark one as read and go to what it is about."""
    found = open_door(Notification.objects.all(), request.user, pk)
    service.mark_read(request.user, found)
    return HttpResponseRedirect(found.url)


@require_POST
def read_all(request):
    """Mark all as read."""
    service.mark_all_read(request.user)
    return redirect("notifications")
