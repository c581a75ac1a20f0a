from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from taskforce.audit import record
from taskforce.vocabulary.trafficking import VICTIM_STATUS
from victims.age import age_on, birth_date_of
from victims.doors import open_client
from victims.overview import contacts_of, first_day_of, needs_of, releases_of
from victims.views.frame import client_context, client_response, who_sees


@require_safe
def client_detail(request, pk):
    """A client opens on the first-24-hours card; who it is stays hidden until asked for."""
    client = open_client(request.user, pk)
    record("client.viewed", client)
    decisions = list(client.clientstatusdecisions.select_related("decided_by"))
    for decision in decisions:
        decision.label = VICTIM_STATUS.label(decision.status)
    return client_response(
        request,
        "victims/detail.html",
        client,
        "overview",
        first_day=first_day_of(client),
        contacts=contacts_of(client),
        decisions=decisions,
        needs=needs_of(client),
        releases=releases_of(client),
        **who_sees(request.user, client),
    )


@require_safe
@never_cache
def client_identity(request, pk):
    """Who the client is. Asked for on purpose, and recorded by itself."""
    client = open_client(request.user, pk)
    record("client.identity_viewed", client)
    born = birth_date_of(client)
    age = age_on(born, timezone.localdate()) if born else None
    context = client_context(request, client, "overview", ("Identity", ""), born=born, age=age)
    template = "victims/identity_card.html" if request.htmx else "victims/identity.html"
    return render(request, template, context)
