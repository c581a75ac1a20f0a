"""HTCDS 2.0, victims (vic_): status, recruitment, control."""

from taskforce.vocabulary.core import Vocabulary, terms

TRAFFICKING_STATUS = Vocabulary(
    "htcds_trafficking_status",
    "HTCDS 2.0, vic_TraffickingStatus",
    terms(
        ("PossibleVictimOfTrafficking", "Possible victim of trafficking"),
        ("ActualVictimOfTrafficking", "Actual victim of trafficking"),
        ("NotAVictimOfTrafficking", "Not a victim of trafficking"),
    ),
)

STATUS_DECIDED_BY = Vocabulary(
    "htcds_status_decided_by",
    "HTCDS 2.0, vic_TraffickingStatusDecisionMakingOrg",
    terms(
        ("Police", "Police"),
        ("NGO", "Nongovernmental organization"),
        ("CourtOrProsecution", "Court or prosecution"),
        ("NonPoliceGovernmentalOrganization", "Other government organization"),
        ("Other", "Other"),
    ),
)

RELATIONSHIP_TO_TRAFFICKER = Vocabulary(
    "htcds_relationship_to_trafficker",
    "HTCDS 2.0, vic_RelationshipToTrafficker; the standard's spelling of the last code is kept",
    terms(
        ("Familial", "Family"),
        ("Acquainted", "Acquainted"),
        ("Unaquainted", "Not acquainted"),
    ),
)

WEBSITE_OR_APP = Vocabulary(
    "htcds_website_or_app",
    "HTCDS 2.0, vic_RecruitmentWebsitesAndApps and vic_ExploitationWebsitesAndApps",
    terms(
        ("Facebook", "Facebook"),
        ("Instagram", "Instagram"),
        ("WhatsApp", "WhatsApp"),
        ("Telegram", "Telegram"),
        ("FacebookMessenger", "Facebook Messenger"),
        ("Viber", "Viber"),
        ("SnapChat", "Snapchat"),
        ("Line", "LINE"),
        ("4Sale", "4Sale"),
        ("WeChat", "WeChat"),
        ("QQ", "QQ"),
        ("QZone", "Qzone"),
        ("TikTok", "TikTok"),
        ("Twitter", "X (Twitter)"),
        ("Other", "Other"),
    ),
)

METHOD_OF_RECRUITMENT = Vocabulary(
    "htcds_method_of_recruitment",
    "HTCDS 2.0, vic_MethodOfRecruitment",
    terms(
        ("AtAPlaceOfBusiness", "At a place of business"),
        ("AtAnEducationalInstitution", "At a school or college"),
        ("AtWork", "At work"),
        ("ThroughOnlineSocialNetworks", "Through online social networks"),
        ("ThroughAnOnlineAdvertisement", "Through an online advertisement"),
        ("ThroughATelevisionAdvert", "Through a television advertisement"),
        ("ThroughANewspaperAdvert", "Through a newspaper advertisement"),
        ("ThroughFamilyOrFamilyEvents", "Through family or family events"),
        ("ThroughFriendsOrSocialEvents", "Through friends or social events"),
        ("Other", "Other"),
    ),
)

METHOD_OF_CONTROL = Vocabulary(
    "htcds_method_of_control",
    "HTCDS 2.0, vic_MethodsOfControl",
    terms(
        ("PhysicalThreats", "Threats of violence"),
        ("ThreatsLawEnforcement", "Threats of the police or deportation"),
        ("ThreatensChildrenFamily", "Threats against children or family"),
        (
            "DebtBondage",
            "Debt bondage",
            (
                "Labor or sex demanded for a debt whose worth is not counted off, or that has "
                "no limit."
            ),
        ),
        ("FalsePromises", "False promises"),
        ("PhysicalAbuse", "Physical abuse"),
        ("SexualAbuse", "Sexual abuse"),
        ("TakesEarnings", "Takes earnings"),
        ("RestrictsFinancialAccess", "Restricts access to money"),
        ("RestrictsMedicalCare", "Restricts medical care"),
        ("WithholdsNecessities", "Withholds necessities", "Food, water, sleep, medicine."),
        ("PsychologicalAbuse", "Psychological abuse"),
        ("PsychoactiveSubstance", "Drugs or alcohol"),
        ("ExcessiveWorkingHours", "Excessive working hours"),
        ("WithholdsDocuments", "Withholds documents"),
        ("RestrictsMovement", "Restricts movement"),
        ("UsesChildren", "Uses children", "As leverage over the parent."),
        ("Threats", "Threats, not further known"),
        ("Other", "Other"),
        means={
            "PhysicalThreats": "coercion",
            "ThreatsLawEnforcement": "coercion",
            "ThreatensChildrenFamily": "coercion",
            "DebtBondage": "coercion",
            "FalsePromises": "fraud",
            "PhysicalAbuse": "force",
            "SexualAbuse": "force",
            "RestrictsMovement": "force",
            "PsychologicalAbuse": "coercion",
            "WithholdsDocuments": "coercion",
            "UsesChildren": "coercion",
            "Threats": "coercion",
        },
    ),
)
