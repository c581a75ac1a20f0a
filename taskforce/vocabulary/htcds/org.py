"""HTCDS 2.0, organizations (org_)."""

from taskforce.vocabulary.core import Vocabulary, terms

ORG_TYPE = Vocabulary(
    "htcds_org_type",
    "HTCDS 2.0, org_Type",
    terms(
        ("NGO", "Nongovernmental organization"),
        ("LawEnforcement", "Law enforcement"),
        ("HealthServiceOrganisation", "Health service organization"),
        ("CentralGovernmentOrganisation", "Central government organization"),
        ("LocalGovernmentOrganisation", "Local government organization"),
        ("ImmigrationService", "Immigration service"),
        ("LegalService", "Legal service"),
        ("CorporateBusiness", "Business"),
        ("SchoolOrCollege", "School or college"),
    ),
)
