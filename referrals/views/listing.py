from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from referrals.directory import address_of
from referrals.doors import open_listing
from referrals.forms.listing import ListingForm, values_of
from referrals.models import ServiceListing
from referrals.services.listings import (
    add_listing,
    change_listing,
    change_places,
    may_keep,
    set_open,
)
from referrals.views.directory import crumbs_of
from taskforce.access.acts import Stale

STEPS = {"more": 1, "fewer": -1}


def listing_new(request):
    """Add a service of one's own agency."""
    if not may_keep(request.user):
        raise Http404
    form = ListingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["key"]
        if ServiceListing.objects.permitted(request.user, "listing.change").filter(pk=key).exists():
            return redirect("listing-detail", pk=key)
        made = _saved(form, lambda: add_listing(by=request.user, pk=key, **form.values()))
        if made is not None:
            messages.success(request, f"{made.name} is in the directory.")
            return redirect("listing-detail", pk=made.pk)
    return _page(request, form, "Add a service", reverse("listing-list"))


def listing_edit(request, pk):
    """Change a service of one's own agency; a stale edit shows both texts."""
    listing = open_listing(request.user, pk, "listing.change")
    back = reverse("listing-detail", args=[listing.pk])
    if request.method != "POST":
        form = ListingForm(initial=values_of(listing, address_of(listing, request.user)))
        return _page(request, form, f"Change {listing.name}", back)
    form = ListingForm(request.POST)
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            saved = _saved(
                form,
                lambda: change_listing(
                    listing=listing, by=request.user, version=version or 0, **form.values()
                ),
            )
        except Stale as stale:
            return _conflict(request, form, stale.row, back)
        if saved is not None:
            messages.success(request, f"{saved.name} was saved.")
            return redirect("listing-detail", pk=saved.pk)
    return _page(request, form, f"Change {listing.name}", back)


@require_POST
def listing_places(request, pk):
    """One place more or fewer is free."""
    listing = open_listing(request.user, pk, "listing.change")
    step = STEPS.get(request.POST.get("step", ""))
    if step is None:
        raise Http404
    change_places(listing=listing, by=request.user, step=step)
    return redirect("listing-detail", pk=listing.pk)


@require_POST
def listing_open(request, pk):
    """Close a service or open it again."""
    listing = open_listing(request.user, pk, "listing.change")
    is_active = request.POST.get("open") == "1"
    set_open(listing=listing, by=request.user, is_active=is_active)
    messages.success(request, f"{listing.name} is {'open again' if is_active else 'closed'}.")
    return redirect("listing-detail", pk=listing.pk)


def _saved(form, save):
    """What the service made, or None with its refusal on the form."""
    try:
        with transaction.atomic():
            return save()
    except ValidationError as error:
        if hasattr(error, "error_dict"):
            for name, found in error.error_dict.items():
                form.add_error(name if name in form.fields else None, found)
        else:
            form.add_error(error.code if error.code in form.fields else None, error.messages[0])
        return None


def _conflict(request, form, saved, back):
    """Both texts: what was typed in the form, what is saved beside it. Saving again decides."""
    now = values_of(saved, address_of(saved, request.user))
    form.data = form.data.copy()
    form.data["version"] = str(saved.version)
    differing = [
        (field.label, now[field.name])
        for field in form
        if field.name in now
        and field.name != "version"
        and now[field.name] != form.cleaned_data.get(field.name)
    ]
    return _page(request, form, f"Change {saved.name}", back, status=409, differing=differing)


def _page(request, form, heading, back, status=None, **extra):
    crumbs = [*crumbs_of(request.user, link=True), (heading, "")]
    context = {"heading": heading, "crumbs": crumbs, "form": form, "back": back, **extra}
    return render(
        request,
        "referrals/listing_form.html",
        context,
        status=status or (400 if form.errors else 200),
    )
