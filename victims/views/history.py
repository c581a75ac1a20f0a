from django.views.decorators.http import require_safe

from taskforce.audit import record
from taskforce.audit.models import ChangeRecord
from taskforce.ui.tables.keyset import Order, keyset_page
from victims.doors import open_client
from victims.models import Client
from victims.trail import told
from victims.views.frame import client_response


@require_safe
def client_history(request, pk):
    """Every change of the record: what, who, when. Sealed columns are named, never shown."""
    client = open_client(request.user, pk)
    page = keyset_page(
        ChangeRecord.objects.filter(scope_kind=Client._meta.db_table, scope_id=client.pk)
        .select_related("actor"),
        order=Order("at"), size=50, cursor=request.GET.get("cursor", ""),
    )
    record("client.history_viewed", client, count=len(page.rows))
    return client_response(
        request, "victims/history.html", client, "history",
        page=page, changes=[told(row) for row in page.rows],
    )
