"""The directory as HSDS 3.1 tables and files. No confidential address is ever among them."""

import csv
import json
import re
import uuid
from pathlib import Path

from referrals.models import ListingAddress, ServiceListing
from taskforce.access.principal import Principal
from taskforce.ui.tables.export import neutralise
from taskforce.vocabulary.languages import LANGUAGE
from taskforce.vocabulary.services import SERVICE

# A reader of the directory who belongs to no agency: own addresses are not even visible.
READER = Principal(roles=frozenset({"coordinator"}))
ADDRESS = re.compile(
    r"(?P<street>.+?)[,\n]\s*(?P<city>[^,\n]+),\s*(?P<state>[A-Z]{2})\s+(?P<zip>\d{5}(?:-\d{4})?)\s*",
    re.DOTALL,
)
UNIT = {"id": "place", "name": "Place"}
TAXONOMY = {"id": "needs-and-services", "name": "Needs and services", "description": SERVICE.source}


def tables_of_directory() -> tuple[dict[str, list[dict]], list[str]]:
    """Every service of active agencies as tables, and a line for each address left out.

    Runs as :data:`READER`; the caller acts as it.
    """
    services = ServiceListing.objects.visible_to(READER).filter(agency__is_active=True)
    services = list(services.select_related("agency").order_by("name", "pk"))
    addresses = {
        row.listing_id: row.text
        for row in ListingAddress.objects.visible_to(READER).filter(confidential=False)
    }
    tables: dict[str, list[dict]] = {"organization": _organizations(services)}
    left_out: list[str] = []
    for service in services:
        text = "" if service.confidential_location else addresses.get(service.pk, "")
        for table, rows in _rows(service, text, left_out).items():
            tables.setdefault(table, []).extend(rows)
    tables |= {"unit": [UNIT], "taxonomy": [TAXONOMY], "taxonomy_term": _terms()}
    return tables, left_out


def _organizations(services) -> list[dict]:
    agencies = {service.agency_id: service.agency for service in services}
    return [
        {"id": f"agency-{agency.pk}", "name": agency.name, "description": agency.get_kind_display()}
        for agency in agencies.values()
    ]


def _terms() -> list[dict]:
    return [
        {
            "id": code,
            "code": code,
            "name": term.label,
            "description": term.definition,
            "taxonomy_id": TAXONOMY["id"],
        }
        for code, term in SERVICE.items()
    ]


def _rows(service: ServiceListing, text: str, left_out: list[str]) -> dict[str, list[dict]]:
    """The rows of one service, by table."""
    key = str(service.pk)
    location = _derived(service, "location")
    made = {
        "service": [_service(service, key)],
        "location": [_location(service, location)],
        "service_at_location": [
            {"id": _derived(service, "at"), "service_id": key, "location_id": location}
        ],
        "attribute": [
            {
                "id": _derived(service, "attribute"),
                "link_id": key,
                "link_entity": "service",
                "taxonomy_term_id": service.category,
            }
        ],
        "language": [
            {
                "id": _derived(service, code),
                "service_id": key,
                "code": code,
                "name": LANGUAGE.label(code),
            }
            for code in service.languages
            if code in LANGUAGE
        ],
    }
    if service.phone:
        made["phone"] = [
            {"id": _derived(service, "phone"), "service_id": key, "number": service.phone}
        ]
    if service.hours:
        made["schedule"] = [
            {"id": _derived(service, "hours"), "service_id": key, "description": service.hours}
        ]
    if service.places_available is not None:
        made["service_capacity"] = [_capacity(service, key)]
    if text:
        made["address"] = _address(service, location, text, left_out)
    return made


def _service(service: ServiceListing, key: str) -> dict:
    return {
        "id": key,
        "organization_id": f"agency-{service.agency_id}",
        "name": service.name,
        "status": "active" if service.is_active else "inactive",
        "description": service.description,
        "eligibility_description": service.eligibility,
        "minimum_age": "0" if service.accepts_minors else "18",
    }


def _location(service: ServiceListing, key: str) -> dict:
    return {
        "id": key,
        "location_type": "physical",
        "name": service.agency.name,
        "city": service.city,
        "confidential": "1" if service.confidential_location else "",
    }


def _capacity(service: ServiceListing, key: str) -> dict:
    updated = service.places_updated_at
    return {
        "id": _derived(service, "capacity"),
        "service_id": key,
        "unit_id": UNIT["id"],
        "available": str(service.places_available),
        "maximum": "" if service.places_total is None else str(service.places_total),
        "updated": updated.isoformat() if updated else "",
    }


def _address(service, location: str, text: str, left_out: list[str]) -> list[dict]:
    """The address with all that HSDS requires, or none."""
    found = ADDRESS.fullmatch(text)
    if found is None:
        left_out.append(f"{service.name}: address left out, not “street, city, ST 12345”")
        return []
    return [
        {
            "id": _derived(service, "address"),
            "location_id": location,
            "address_1": " ".join(found["street"].split()),
            "city": found["city"].strip(),
            "state_province": found["state"],
            "postal_code": found["zip"],
            "country": "US",
            "address_type": "physical",
        }
    ]


def _derived(service: ServiceListing, part: str) -> str:
    return str(uuid.uuid5(service.pk, part))


def write_folder(tables: dict[str, list[dict]], folder: Path) -> None:
    """One CSV file for each table; cells that a spreadsheet would run are neutralised."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in tables.items():
        names = list(dict.fromkeys(name for row in rows for name in row))
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(names)
            writer.writerows([neutralise(row.get(name, "")) for name in names] for row in rows)


def write_json(tables: dict[str, list[dict]], file: Path) -> None:
    """The tables as one flat JSON object."""
    file.write_text(json.dumps(tables, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
