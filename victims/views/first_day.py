from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from taskforce.vocabulary.services import FIRST_24_HOURS
from victims.doors import open_client
from victims.overview import first_day_of
from victims.services import set_first_day_item
from victims.views.frame import client_context


@require_POST
def client_first_day(request, pk, item):
    """One tap: how a line of the first-24-hours card stands. htmx gets the card alone."""
    client = open_client(request.user, pk, "client.change")
    try:
        set_first_day_item(
            client=client, by=request.user, item=item, state=request.POST.get("state", "")
        )
    except ValidationError as fault:
        return _refused(request, client, fault)
    if request.htmx:
        context = client_context(request, client, "overview", first_day=first_day_of(client))
        context["said"] = FIRST_24_HOURS.label(item)
        return render(request, "victims/first_day.html", context)
    return HttpResponseRedirect(reverse("client-detail", args=[client.pk]) + "#first-day")


def _refused(request, client, fault):
    messages.error(request, fault.messages[0])
    context = client_context(request, client, "overview", first_day=first_day_of(client))
    context["problem"] = fault.messages[0]
    if request.htmx:
        return render(request, "victims/first_day.html", context, status=422)
    return HttpResponseRedirect(reverse("client-detail", args=[client.pk]))
