from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from taskforce.access.principal import principal_of
from taskforce.audit import record
from taskforce.ui.services.saved_views import views_of
from taskforce.ui.tables import Filters, TooManyRows, branch_count, csv_file, csv_response
from victims.access import SERVING
from victims.doors import may_take_in
from victims.forms.filters import ClientFilterForm
from victims.listing import TABLE, client_page, shown_clients
from victims.models import Client
from victims.views.refusal import only_providers


@require_safe
@only_providers(SERVING)
def client_list(request):
    """The clients of the own agency: filtered, sorted, paged by key; the view can be saved."""
    form = ClientFilterForm(request.GET, user=request.user)
    order, sort = TABLE.order(request.GET.get("sort", ""))
    chosen = form.apply(Client.objects.all())
    page = client_page(request.user, chosen, order, TABLE.size, request.GET.get("cursor", ""))
    filters = Filters(form, request.GET)
    table = TABLE.bind_page(
        request, page, filters=filters, total=branch_count(chosen, request.user, page)
    )
    record("client.listed", count=len(page.rows), ids=[str(row.pk) for row in page.rows])
    return render(
        request,
        "victims/list.html",
        {
            "heading": "Clients",
            "crumbs": [("Clients", "")],
            "table": table,
            "filters": filters,
            "sort": sort,
            "views": views_of(request.user, "clients"),
            "may_take_in": may_take_in(request.user) and request.user.agency.is_provider,
            "export_href": f"{reverse('client-export')}?{filters.querystring}",
        },
    )


@require_safe
@only_providers(SERVING)
def client_export(request):
    """All pages of the list as CSV: what is shown, so no identity; the ids are recorded."""
    form = ClientFilterForm(request.GET, user=request.user)
    order, _ = TABLE.order(request.GET.get("sort", ""))
    rows = shown_clients(request.user, form.apply(Client.objects.all()), order)
    try:
        spool, count = csv_file(TABLE.columns, rows)
    except TooManyRows as problem:
        messages.error(request, str(problem))
        return HttpResponseRedirect(reverse("client-list"))
    ids = [str(pk) for pk in rows.values_list("pk", flat=True)]
    record(
        "list.exported",
        list="clients",
        count=count,
        ids=ids,
        agency=principal_of(request.user).agency_id,
    )
    return csv_response(spool, "clients")
