"""Kinds of agency in a task force (DOMAIN, section 1).

The kind decides on which side of the victims' confidentiality wall an agency
stands: 34 USC 12291(b)(2) and 28 CFR 94.115 bind victim-service providers.
"""

from taskforce.vocabulary.core import Vocabulary, terms

AGENCY_KIND = Vocabulary(
    "agency_kind",
    "Membership of human-trafficking task forces (OVC/BJA task force guide); HTCDS 2.0 org_Type",
    terms(
        ("police", "Police department", "A city, town, tribal or campus law-enforcement agency."),
        ("sheriff", "Sheriff's office", "A county law-enforcement agency."),
        ("state", "State law enforcement", "State police or a state bureau of investigation."),
        ("federal", "Federal law enforcement", "A federal investigative office."),
        (
            "prosecutor",
            "Prosecutor's office",
            "A district attorney, US attorney, or attorney general.",
        ),
        (
            "provider",
            "Victim-service provider",
            "A nonprofit, faith-based or public agency that serves victims.",
        ),
        ("hospital", "Hospital or clinic", "A health-care provider that serves victims."),
        htcds={
            "police": "LawEnforcement",
            "sheriff": "LawEnforcement",
            "state": "LawEnforcement",
            "federal": "LawEnforcement",
            "prosecutor": "LegalService",
            "provider": "NGO",
            "hospital": "HealthServiceOrganisation",
        },
    ),
)

LAW_ENFORCEMENT_KINDS = frozenset({"police", "sheriff", "state", "federal"})
PROVIDER_KINDS = frozenset({"provider", "hospital"})
