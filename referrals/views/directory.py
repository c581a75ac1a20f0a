import datetime

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from referrals.access import SENDERS
from referrals.directory import (
    STALE_AFTER_HOURS,
    address_of,
    category_of,
    languages_of,
    places_words,
    services_page,
)
from referrals.doors import open_listing
from referrals.forms.filters import DirectoryFilter
from referrals.lists import tabs_of
from referrals.services.listings import may_keep
from taskforce.access.doors import may
from taskforce.access.principal import principal_of
from taskforce.audit import record
from taskforce.ui.tables import Filters


def listing_list(request):
    """The directory of services; ``own=1`` shows one's agency's own, closed ones too."""
    form = DirectoryFilter(request.GET)
    own = request.GET.get("own") == "1" and may_keep(request.user)
    rows, page = [], None
    if form.is_valid():
        page = services_page(
            request.user, form.q(), own_too=own, cursor=request.GET.get("cursor", "")
        )
        rows = [_line(listing) for listing in page.rows]
    record("listing.listed", shown=[str(row["listing"].pk) for row in rows])
    context = {
        "heading": "Directory of services",
        "crumbs": crumbs_of(request.user),
        "rows": rows,
        "filters": Filters(form, request.GET),
        "own": own,
        "may_keep": may_keep(request.user),
        "newer_href": _link(request, page.newer if page else ""),
        "older_href": _link(request, page.older if page else ""),
    }
    return render(
        request, "referrals/directory.html", context, status=200 if form.is_valid() else 400
    )


def listing_detail(request, pk):
    """One service: for whom, where as far as it may be known, places, and how to refer."""
    listing = open_listing(request.user, pk)
    record("listing.viewed", listing)
    principal = principal_of(request.user)
    other = listing.agency_id != request.user.agency_id
    context = _line(listing) | {
        "heading": listing.name,
        "crumbs": [*crumbs_of(request.user, link=True), (listing.name, "")],
        "address": address_of(listing, request.user),
        "may_change": may(request.user, "listing.change", listing),
        "may_refer": other and listing.is_active and principal.has_any(SENDERS),
    }
    return render(request, "referrals/listing.html", context)


def _line(listing) -> dict:
    """A service as the templates show it."""
    places, tone = places_words(listing)
    updated = listing.places_updated_at
    old = updated and timezone.now() - updated > datetime.timedelta(hours=STALE_AFTER_HOURS)
    return {
        "listing": listing,
        "category": category_of(listing),
        "languages": languages_of(listing),
        "places": places,
        "places_tone": tone,
        "places_old": bool(old),
    }


def _link(request, cursor: str) -> str:
    if not cursor:
        return ""
    given = request.GET.copy()
    given["cursor"] = cursor
    return f"?{given.urlencode()}"


def crumbs_of(user, link: bool = False) -> list[tuple[str, str]]:
    """The way to the directory, through the referrals for those who have some."""
    here = ("Directory of services", reverse("listing-list") if link else "")
    return [("Referrals", reverse("referral-list")), here] if tabs_of(user) else [here]
