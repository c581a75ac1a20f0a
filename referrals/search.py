"""Referrals by number, services by name, in the search box. People are found by neither."""

from django.db.models import Q
from django.urls import reverse

from referrals.conversation import tone_of
from referrals.directory import category_of, places_words
from referrals.models import Referral, ServiceListing
from taskforce.access.branches import page, rows
from taskforce.ui.registry import Hit
from taskforce.ui.search import highlight
from taskforce.vocabulary.referrals import REFERRAL_STATE
from taskforce.vocabulary.services import SERVICE


def search_referrals(principal, query: str, limit: int) -> list[Hit]:
    """Referrals whose number holds the query: "R-RPD-2026-0007", "rpd-2026-7" or "0007"."""
    wanted = query.upper().removeprefix("R-")
    if not wanted or not any(sign.isdigit() for sign in wanted):
        return []
    found = Referral.objects.filter(number__contains=wanted)
    keys = page(found, principal, order="-last_activity", size=limit)
    listed = rows(Referral.objects.select_related("agency", "to_agency"), keys)
    return [_referral_hit(referral, principal) for referral in listed]


def _referral_hit(referral, principal) -> Hit:
    sent = referral.agency_id == principal.agency_id
    return Hit(
        title=referral.number,
        href=reverse("referral-detail", args=[referral.pk]),
        meta=f"To {referral.to_agency}" if sent else "Received",
        tag=REFERRAL_STATE.label(referral.state),
        tone=tone_of(referral.state),
        when=referral.last_activity,
    )


def search_services(principal, query: str, limit: int) -> list[Hit]:
    """Open services by name, kind, city or agency."""
    kinds = [code for code, term in SERVICE.items() if query.casefold() in term.label.casefold()]
    found = (
        ServiceListing.objects.visible_to(principal)
        .filter(is_active=True)
        .filter(
            Q(name__icontains=query)
            | Q(city__istartswith=query)
            | Q(category__in=kinds)
            | Q(agency__name__icontains=query)
        )
    )
    words = query.split()
    return [
        Hit(
            title=listing.name,
            href=reverse("listing-detail", args=[listing.pk]),
            meta=f"{listing.agency} · {category_of(listing)}",
            tag=places_words(listing)[0],
            tone=places_words(listing)[1],
            snippet=highlight(listing.description, words) if listing.description else (),
        )
        for listing in found.select_related("agency").order_by("name", "pk")[:limit]
    ]
