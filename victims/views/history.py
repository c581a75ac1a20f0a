from django.views.decorators.http import require_safe

from taskforce.audit import record
from taskforce.ui.tables import Order, keyset_page
from victims.doors import open_client
from victims.trail import changes_of, told
from victims.views.frame import client_response


@require_safe
def client_history(request, pk):
    """Every change of the record: what, who, when. Sealed columns are named, never shown."""
    client = open_client(request.user, pk)
    page = keyset_page(
        changes_of(client), order=Order("at"), size=50, cursor=request.GET.get("cursor", "")
    )
    record("client.history_viewed", client, count=len(page.rows))
    return client_response(
        request,
        "victims/history.html",
        client,
        "history",
        page=page,
        changes=told(page.rows, client),
    )
