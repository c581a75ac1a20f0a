from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from referrals.doors import open_listing
from referrals.forms.referral import ReleaseForm, SubjectForm
from referrals.services.create import may_refer
from taskforce.access.branches import page, rows
from taskforce.access.doors import may
from taskforce.audit import record
from taskforce.ui.services import drafts
from victims.doors import open_client
from victims.models import Client

CHOOSABLE = 200


def referral_new(request):
    """Write a referral: a provider first chooses its client, others tell of the person."""
    if not may_refer(request.user):
        raise Http404
    listing = request.GET.get("listing", "")
    listing = open_listing(request.user, listing) if listing else None
    if not request.user.agency.is_provider:
        return _write(request, SubjectForm, listing, client=None)
    if request.GET.get("client"):
        client = open_client(request.user, request.GET["client"])
        record("referral.client_chosen", client)
        return _write(request, ReleaseForm, listing, client=client)
    return _choose_client(request, listing)


def _crumbs() -> list:
    return [("Referrals", reverse("referral-list")), ("New referral", "")]


def _choose_client(request, listing):
    clients = Client.objects.filter(closed_on__isnull=True)
    clients = rows(clients, page(clients, request.user, order="-last_activity", size=CHOOSABLE))
    record("referral.client_chosen", shown=[str(client.pk) for client in clients])
    context = {
        "heading": "New referral",
        "crumbs": _crumbs(),
        "clients": clients,
        "listing": listing,
    }
    return render(request, "referrals/choose_client.html", context)


def _write(request, kind, listing, client):
    """The form, and the draft that it makes."""
    extra = {"client": client} if client else {}
    draft_key = f"/referrals/new/{client.pk if client else 'person'}"
    if request.method == "POST":
        form = kind(request.POST, user=request.user, **extra)
        if form.is_valid() and (referral := _made(form, request.user, draft_key)):
            return redirect("referral-detail", pk=referral.pk)
    else:
        form = kind(user=request.user, initial=_initial(kind, listing, client), **extra)
    context = {
        "heading": "New referral",
        "crumbs": _crumbs(),
        "form": form,
        "client": client,
        "may_release": bool(client) and may(request.user, "release.make", client),
        "listing": listing,
        "draft_key": draft_key,
    }
    return render(request, "referrals/new.html", context, status=400 if form.errors else 200)


def _made(form, user, draft_key):
    """The draft, or None with the reason on the form."""
    try:
        with transaction.atomic():
            referral = form.create()
            drafts.clear(user, draft_key)
            return referral
    except ValidationError as error:
        field = error.code if getattr(error, "code", None) in form.fields else None
        form.add_error(field, error.messages[0])
        return None


def _initial(kind, listing, client) -> dict:
    """What is known already: the service that was chosen, the client's open needs."""
    found = {}
    if listing is not None:
        found = {"listing": str(listing.pk), "destination": str(listing.pk)}
        found["needs"] = [listing.category]
    if client is not None and listing is None:
        open_needs = client.needs.filter(state__in=("open", "in_progress"))
        found["needs"] = sorted(set(open_needs.values_list("category", flat=True)))
    return found
