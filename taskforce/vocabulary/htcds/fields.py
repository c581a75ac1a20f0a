"""Field names of HTCDS 2.0, and the headers that files in use really have.

Seen in the field: the published template's own typo, underscores inside names
("prs_First_Name"), trailing and non-breaking spaces, any letter case.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "org": "Organization",
        "prs": "Person",
        "vic": "Victim",
        "per": "Perpetrator",
        "cas": "Case",
        "cco": "Case comment",
        "hte": "Historic event",
        "spl": "Support plan",
        "con": "Consent",
    }
)

_NAMES = {
    "org": "Name ShippingCity ShippingCountry ShippingState ShippingStreet ShippingPostalCode "
    "ShippingLongitude ShippingLatitude Phone Type",
    "prs": "Salutation FirstName MiddleName SecondName Birthdate Gender Deceased MaritalStatus "
    "NumberOfChildren PrimaryLanguage SecondaryLanguage HighestLevelOfEducation Citizenship "
    "IdentityNumber Title Email HomePhone MobilePhone MailingCity MailingCountry MailingState "
    "MailingStreet MailingPostalCode MailingLongitude MailingLatitude",
    "vic": "TraffickingStatus TraffickingStatusDecisionMakingOrg RelationshipToTrafficker "
    "AgeWhenTrafficked RecruitmentWebsitesAndApps ExploitationWebsitesAndApps "
    "MethodOfRecruitment LocationOfRecruitment MethodsOfControl TypeOfExploitation "
    "ForcedLabourIndustry TypeOfSexExploitation LocationOfExploitation",
    "per": "RoleInProcess RoleDetails Organisation",
    "cas": "Status ReasonForCaseClosure CaseOwner ReferringOrganisation IncomingReferralDate "
    "ReferringPrimaryCaseWorker ReasonForIncomingReferral ReasonForOutgoingReferral "
    "IncomingReferralDetails ReferredOrganisation ReferredPrimaryCaseWorker "
    "OutgoingReferralDate OutgoingReferralDetails",
    "cco": "CaseComment",
    "hte": "Longitude Latitude City Country State Street PostalCode Date Type Description",
    "spl": "Objectives ActionPlan PlannedEndDate ActualEndDate Type",
    "con": "Consent",
}

FIELDS: tuple[str, ...] = tuple(
    f"{prefix}_{name}" for prefix, names in _NAMES.items() for name in names.split()
)

# Misspelled headers of published templates, letters only.
HEADER_TYPOS: Mapping[str, str] = MappingProxyType(
    {
        "victraffickinstatusdecisionmakingorg": "vic_TraffickingStatusDecisionMakingOrg",
    }
)


def _letters(header: str) -> str:
    return re.sub(r"[\W_]+", "", header).casefold()


_BY_LETTERS = {_letters(name): name for name in FIELDS} | dict(HEADER_TYPOS)


def field_for(header: str) -> str | None:
    """The field that a column header means, or None; spaces, case and typos survive."""
    return _BY_LETTERS.get(_letters(header))
