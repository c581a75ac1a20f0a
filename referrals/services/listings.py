"""The directory: an agency keeps its own services."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from referrals.access import KEEPERS
from referrals.models import ListingAddress, ServiceListing
from taskforce.access.acts import check_version
from taskforce.access.principal import principal_of
from taskforce.audit import record
from taskforce.vocabulary.languages import LANGUAGE
from taskforce.vocabulary.services import SERVICE

MOST_PLACES = 100_000
TEXT = ("name", "description", "eligibility", "phone", "hours", "city")
FIELDS = (*TEXT, "category", "languages", "accepts_minors", "confidential_location")


def may_keep(user) -> bool:
    """Whether a person keeps services of their agency: one that serves victims."""
    return user.agency.is_provider and principal_of(user).has_any(KEEPERS)


def checked_places(total, available) -> tuple[int | None, int | None]:
    """Places as numbers or unknown; never more free than there are."""
    for number in (total, available):
        if number is not None and not 0 <= number <= MOST_PLACES:
            raise ValidationError("A number of places is between 0 and 100,000.", "places_total")
    if total is not None and available is not None and available > total:
        raise ValidationError("No more places can be free than there are.", "places_available")
    return total, available


def _checked(fields: dict) -> dict:
    """Only declared fields, codes of the vocabularies; raises ``ValidationError``."""
    given = {name: fields[name] for name in FIELDS if name in fields}
    if not given.get("name", "x").strip():
        raise ValidationError("Name the service.", "name")
    if "category" in given and given["category"] not in SERVICE:
        raise ValidationError("Choose what kind of service it is.", "category")
    if any(code not in LANGUAGE for code in given.get("languages", ())):
        raise ValidationError("This is not a language of the list.", "languages")
    return given


def _set_places(listing: ServiceListing, total, available) -> None:
    total, available = checked_places(total, available)
    if (total, available) != (listing.places_total, listing.places_available):
        listing.places_total, listing.places_available = total, available
        listing.places_updated_at = timezone.now()


@transaction.atomic
def add_listing(*, by, pk=None, **values) -> ServiceListing:
    """A service of ``by``'s own agency; ``values`` as in :func:`write_listing`.

    :param pk: the id it shall have (a form's key: a double submit finds it again).
    :raises PermissionDenied: the person keeps no services.
    :raises ValidationError: what is missing or wrong.
    """
    if not may_keep(by):
        raise PermissionDenied
    listing = ServiceListing(agency=by.agency)
    if pk is not None:
        listing.pk = pk
    write_listing(listing, is_new=True, **values)
    return ServiceListing.objects.permitted(by, "listing.change").get(pk=listing.pk)


@transaction.atomic
def change_listing(
    *, listing: ServiceListing, by, version: int | None = None, **values
) -> ServiceListing:
    """Change a service; ``values`` as in :func:`write_listing`. Raises ``Stale``."""
    listing = _locked(listing, by, version)
    write_listing(listing, is_new=False, **values)
    return ServiceListing.objects.permitted(by, "listing.change").get(pk=listing.pk)


def write_listing(
    listing: ServiceListing,
    *,
    is_new: bool,
    address: str | None = None,
    places_total: int | None = None,
    places_available: int | None = None,
    **fields,
) -> None:
    """Check and save a service that the acting identity may write; the walls ask again.

    :param address: None leaves the address as it is, "" clears it.
    :param fields: any of ``FIELDS``; others are ignored.
    """
    for name, value in _checked(fields).items():
        setattr(listing, name, value)
    _set_places(listing, places_total, places_available)
    listing.clean_fields(exclude=["agency"])
    if is_new:
        listing.save(force_insert=True)
    else:
        _save(listing)
    _keep_address(listing, address)
    record("listing.created" if is_new else "listing.changed", listing)


@transaction.atomic
def change_places(*, listing: ServiceListing, by, step: int) -> ServiceListing:
    """One place more or less is free: what a shelter's night desk taps.

    Never below none, never above the total; a step that cannot be made changes nothing.
    """
    listing = _locked(listing, by)
    free = max(0, (listing.places_available or 0) + step)
    if listing.places_total is not None:
        free = min(free, listing.places_total)
    _set_places(listing, listing.places_total, free)
    listing.places_updated_at = timezone.now()
    _save(listing)
    record("listing.places_changed", listing, free=free)
    return listing


@transaction.atomic
def set_open(*, listing: ServiceListing, by, is_active: bool) -> ServiceListing:
    """Close a service (nobody refers to it any more) or open it again."""
    listing = _locked(listing, by)
    if listing.is_active != is_active:
        listing.is_active = is_active
        _save(listing)
        record("listing.reopened" if is_active else "listing.closed", listing)
    return listing


def _locked(listing, by, version=None) -> ServiceListing:
    own = ServiceListing.objects.permitted(by, "listing.change")
    found = own.select_for_update(of=("self",)).filter(pk=listing.pk).first()
    if found is None:
        raise PermissionDenied
    if version is not None:
        check_version(found, version)
    return found


def _save(listing: ServiceListing) -> None:
    listing.version += 1
    listing.save()


def _keep_address(listing: ServiceListing, address: str | None) -> None:
    """The street address, in a row of its own, marked as the listing says.

    A confidential address never leaves the agency: both walls ask this mark.
    """
    if address is None:
        ListingAddress.objects.filter(listing=listing).update(
            confidential=listing.confidential_location
        )
        return
    ListingAddress.objects.update_or_create(
        listing=listing,
        defaults={"text": address.strip(), "confidential": listing.confidential_location},
    )
