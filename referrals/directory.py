"""Reading the directory of services."""

from referrals.models import ListingAddress, ServiceListing
from taskforce.ui.tables import Order, Page, keyset_page
from taskforce.vocabulary.languages import LANGUAGE
from taskforce.vocabulary.services import SERVICE

ORDER = Order("name", descending=False)
SIZE = 60
# A number of free places older than this is said to be old: somebody should ask by phone.
STALE_AFTER_HOURS = 24


def services_page(user, asked, *, own_too: bool, cursor: str) -> Page:
    """One page of open services by name; one's own agency's closed ones too when asked."""
    found = ServiceListing.objects.visible_to(user).filter(asked).select_related("agency")
    open_ones = found.filter(is_active=True, agency__is_active=True)
    if own_too:
        open_ones = found.filter(agency_id=user.agency_id)
    return keyset_page(open_ones, order=ORDER, size=SIZE, cursor=cursor)


def address_of(listing: ServiceListing, user) -> str:
    """The street address, if this person may read it; "" otherwise and when there is none."""
    row = ListingAddress.objects.visible_to(user).filter(listing_id=listing.pk).first()
    return row.text if row else ""


def languages_of(listing: ServiceListing) -> list[str]:
    """The languages in words."""
    return [LANGUAGE.label(code) for code in listing.languages if code in LANGUAGE]


def category_of(listing: ServiceListing) -> str:
    """The kind of service in words."""
    return SERVICE.label(listing.category) if listing.category in SERVICE else listing.category


def places_words(listing: ServiceListing) -> tuple[str, str]:
    """Free places in words, and the color that repeats them."""
    free, total = listing.places_available, listing.places_total
    if free is None:
        return "Places: ask by phone", ""
    of = f" of {total}" if total is not None else ""
    if free == 0:
        return f"No place free{of and f' ({total} in all)'}", "bad"
    counted = free if total is None else total
    return f"{free}{of} place{'' if counted == 1 else 's'} free", "good"
