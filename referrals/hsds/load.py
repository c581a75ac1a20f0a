"""Services of HSDS tables, written into the directory with a line for each refused row."""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction

from referrals.hsds.read import Tables
from referrals.models import ServiceListing
from referrals.services.listings import write_listing
from taskforce.access.identity import acting
from taskforce.access.principal import Principal
from taskforce.accounts.models import Agency
from taskforce.audit import record
from taskforce.vocabulary.agencies import PROVIDER_KINDS
from taskforce.vocabulary.hsds import HSDS_SERVICE_STATUS, required_fields
from taskforce.vocabulary.languages import language_code
from taskforce.vocabulary.services import SERVICE

# Ids that are no UUIDs become one, the same at each import.
NAMESPACE = uuid.UUID("5f0d2c0a-77b0-4c8b-9a53-6d3a0f1f5e11")
YES = frozenset({"1", "true", "yes", "confidential"})


@dataclass
class Outcome:
    """What an import did; ``refused`` are finished lines."""

    added: int = 0
    changed: int = 0
    refused: list[str] = field(default_factory=list)


class Refused(Exception):
    """A row that is not taken, with the reason."""


@dataclass
class Index:
    """The tables by what they belong to."""

    organizations: dict[str, dict]
    agencies: dict[str, Agency]
    below: dict[str, dict[str, list[dict]]]
    locations: dict[str, dict]
    addresses: dict[str, list[dict]]
    terms: dict[str, dict]

    def of(self, table: str, service_id: str) -> list[dict]:
        """The rows of a table that belong to a service."""
        return self.below[table][service_id]


def load(tables: Tables) -> Outcome:
    """Write every service whose organization is a known provider; each by itself.

    Nobody's rights are widened: each service is written as its own agency's keeper.
    """
    outcome, index = Outcome(), _index(tables)
    for row in tables.get("service", []):
        try:
            with transaction.atomic():
                outcome.added += _one(row, index)
                outcome.changed += 1
        except Refused as refusal:
            outcome.refused.append(f"{row['_where']}: {refusal}")
        except ValidationError as error:
            outcome.refused.append(f"{row['_where']}: {'; '.join(error.messages)}")
    outcome.changed -= outcome.added
    return outcome


def _index(tables: Tables) -> Index:
    below: dict = defaultdict(lambda: defaultdict(list))
    for table in ("phone", "language", "schedule", "service_at_location", "service_capacity"):
        for row in tables.get(table, []):
            below[table][row.get("service_id", "")].append(row)
    for row in tables.get("attribute", []):
        below["attribute"][row.get("link_id", "")].append(row)
    addresses = defaultdict(list)
    for row in tables.get("address", []):
        addresses[row.get("location_id", "")].append(row)
    agencies = Agency.objects.filter(is_active=True, kind__in=sorted(PROVIDER_KINDS))
    return Index(
        organizations={row.get("id", ""): row for row in tables.get("organization", [])},
        agencies={agency.name.casefold(): agency for agency in agencies},
        below=below,
        locations={row.get("id", ""): row for row in tables.get("location", [])},
        addresses=addresses,
        terms={row.get("id", ""): row for row in tables.get("taxonomy_term", [])},
    )


def _one(row: dict, index: Index) -> int:
    """Write one service; 1 when it is new."""
    missing = [name for name in required_fields("service") if not row.get(name)]
    if missing:
        raise Refused(f"{', '.join(missing)} is missing")
    if row["status"] not in HSDS_SERVICE_STATUS:
        raise Refused(f"status {row['status']!r} is not of HSDS")
    agency = _agency(row, index)
    values = _values(row, index)
    with acting(Principal(agency_id=agency.pk, agency_kind=agency.kind, roles=KEEPER)):
        key = _key(agency, row["id"])
        listing = ServiceListing.objects.select_for_update(of=("self",)).filter(pk=key).first()
        if listing is not None and listing.agency_id != agency.pk:
            raise Refused("this id belongs to a service of another agency")
        is_new = listing is None
        listing = listing or ServiceListing(pk=key, agency=agency)
        listing.is_active = row["status"] == "active"
        write_listing(listing, is_new=is_new, **values)
        record("directory.imported", listing)
    return int(is_new)


KEEPER = frozenset({"coordinator"})


def _agency(row: dict, index: Index) -> Agency:
    organization = index.organizations.get(row.get("organization_id", ""))
    name = (organization or {}).get("name", "")
    if not name:
        raise Refused("its organization is not in the files")
    if name.casefold() not in index.agencies:
        raise Refused(f"no agency that serves victims is called {name!r}")
    return index.agencies[name.casefold()]


def _key(agency: Agency, text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        return uuid.uuid5(NAMESPACE, f"{agency.short_name}/{text}")


def _values(row: dict, index: Index) -> dict:
    service = row["id"]
    phones = [one["number"] for one in index.of("phone", service) if one.get("number")]
    hours = [one["description"] for one in index.of("schedule", service) if one.get("description")]
    spoken = [one.get("code") or one.get("name", "") for one in index.of("language", service)]
    address, city, confidential = _place(service, index)
    return {
        "name": row["name"],
        "category": _category(service, index),
        "description": row.get("description", ""),
        "eligibility": row.get("eligibility_description", ""),
        # Not said is not promised: nobody sends a child to a place for adults.
        "accepts_minors": _number(row, "minimum_age", 18) < 18,
        "languages": sorted({code for text in spoken if (code := language_code(text))}),
        "phone": phones[0][:40] if phones else "",
        "hours": "; ".join(hours)[:120],
        "city": city[:80],
        "address": address,
        "confidential_location": confidential,
        **_capacity(service, index),
    }


def _place(service: str, index: Index) -> tuple[str, str, bool]:
    """Address text, city, and whether the location is confidential (ours, not of HSDS)."""
    for link in index.of("service_at_location", service):
        location = index.locations.get(link.get("location_id", ""), {})
        hidden = location.get("confidential", "").casefold() in YES
        city = location.get("city", "")
        for row in index.addresses.get(location.get("id", ""), []):
            street = ", ".join(row[part] for part in ("address_1", "address_2") if row.get(part))
            end = " ".join(row[part] for part in ("state_province", "postal_code") if row.get(part))
            text = ", ".join(part for part in (street, row.get("city", ""), end) if part)
            return text, row.get("city", ""), hidden
        if location:
            return "", city, hidden
    return "", "", True


def _capacity(service: str, index: Index) -> dict:
    for row in index.of("service_capacity", service):
        return {
            "places_available": _number(row, "available", None),
            "places_total": _number(row, "maximum", None),
        }
    return {"places_available": None, "places_total": None}


def _number(row: dict, name: str, default):
    text = row.get(name, "")
    if text == "":
        return default
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        raise Refused(f"{name} {text!r} is not a number") from None


def _category(service: str, index: Index) -> str:
    """Our code, a label of ours, or the first of an Open Eligibility group; else "other"."""
    for link in index.of("attribute", service):
        term = index.terms.get(link.get("taxonomy_term_id", ""), {})
        for text in (term.get("code", ""), term.get("name", "")):
            if text and (code := SERVICE.match(text)):
                return code
            if text and (codes := SERVICE.codes_for("open_eligibility", text)):
                return codes[0]
    return "other"
