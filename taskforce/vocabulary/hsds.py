"""Open Referral Human Services Data Specification: directory of services.

Source: HSDS 3.0 and 3.1, https://docs.openreferral.org; Open Eligibility
taxonomy for the eleven top groups. HSDS has no value for a confidential
location: `confidential` is ours, and such an address never leaves its agency.
"""

from collections.abc import Mapping
from types import MappingProxyType

from taskforce.vocabulary.core import Vocabulary, terms

SOURCE = "Open Referral HSDS 3.0 and 3.1"

HSDS_SERVICE_STATUS = Vocabulary(
    "hsds_service_status",
    f"{SOURCE}, service.status",
    terms(
        ("active", "Active", "Being offered."),
        ("inactive", "Inactive", "Not offered now."),
        ("defunct", "Defunct", "Ended for good."),
        ("temporarily closed", "Temporarily closed", "Paused, and expected back."),
    ),
)

LOCATION_TYPE = Vocabulary(
    "hsds_location_type",
    f"{SOURCE}, location.location_type",
    terms(
        ("physical", "Physical", "People can go there."),
        ("postal", "Postal", "For mail only."),
        ("virtual", "Virtual", "By phone or online."),
    ),
)

ADDRESS_TYPE = Vocabulary(
    "hsds_address_type",
    f"{SOURCE}, address.address_type",
    terms(("physical", "Physical"), ("postal", "Postal"), ("virtual", "Virtual")),
)

LOCATION_VISIBILITY = Vocabulary(
    "location_visibility",
    "Our extension of HSDS: it has no value for a confidential location",
    terms(
        ("public", "Public", "Address may be shown to everyone."),
        (
            "confidential",
            "Confidential",
            "The address never leaves the owning agency; others see city and phone at most.",
        ),
    ),
)

OPEN_ELIGIBILITY_GROUP = Vocabulary(
    "open_eligibility_group",
    "Open Eligibility taxonomy, top groups of human services",
    terms(
        *(
            (name, name)
            for name in (
                "Emergency",
                "Food",
                "Housing",
                "Goods",
                "Transit",
                "Health",
                "Money",
                "Care",
                "Education",
                "Work",
                "Legal",
            )
        )
    ),
)


def _fields(required: str, optional: str = "") -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(required.split()), tuple(optional.split())


# Table → (required fields, other fields), as import and export read and write them.
TABLES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = MappingProxyType(
    {
        "organization": _fields(
            "id name description",
            "alternate_name email website tax_status year_incorporated legal_status "
            "parent_organization_id",
        ),
        "service": _fields(
            "id name status",
            "organization_id program_id description url email interpretation_services "
            "application_process fees_description accreditations eligibility_description "
            "minimum_age "
            "maximum_age assured_date alert last_modified",
        ),
        "location": _fields(
            "id location_type", "name description transportation latitude longitude"
        ),
        "address": _fields(
            "address_1 city state_province postal_code country address_type", "address_2 region"
        ),
        "service_capacity": _fields("service_id unit available updated", "maximum"),
    }
)

# The other tables of the specification, which are carried along by name.
OTHER_TABLES = (
    "service_at_location",
    "phone",
    "schedule",
    "service_area",
    "contact",
    "program",
    "language",
    "accessibility",
    "cost_option",
    "funding",
    "required_document",
    "taxonomy",
    "taxonomy_term",
    "attribute",
    "metadata",
    "url",
    "unit",
)


def required_fields(table: str) -> tuple[str, ...]:
    """Fields that a row of an HSDS table must have; raises KeyError for another table."""
    return TABLES[table][0]
