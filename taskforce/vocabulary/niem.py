"""Human-services code lists of NIEM 6.0, used where clients' data is exchanged.

Source: NIEM 6.0, domain Human Services (`hs`), schema `xsd/domains/hs.xsd` of the
NIEMOpen model; each vocabulary names its simple type. Codes are the schema's
values to the letter; labels put its documentation into plain words.
"""

from taskforce.vocabulary.core import Vocabulary, terms

SOURCE = "NIEM 6.0 Human Services (hs)"

SERVICE_CATEGORY = Vocabulary(
    "niem_service_category",
    f"{SOURCE}, ServiceCategoryCodeSimpleType",
    terms(
        ("Basic Necessities", "Basic necessities"),
        ("Case Management Services", "Case management services"),
        ("Educational Services", "Educational services"),
        ("Employment Services", "Employment services"),
        ("Housing Services", "Housing services"),
        ("Language Services", "Language services"),
        ("Legal Services", "Legal services"),
        ("Medical and Dental Services", "Medical and dental services"),
        ("Mental Health Services", "Mental health services"),
        ("Other Services", "Other services"),
        ("Safety Planning", "Safety planning"),
    ),
)

REASON_NOT_PROVIDED = Vocabulary(
    "niem_reason_not_provided",
    f"{SOURCE}, UnprovidedServiceReasonCategoryCodeSimpleType",
    terms(
        ("Absence of Legal Authority", "Absence of legal authority"),
        ("Feeling of no support and isolation", "Feeling of no support and isolation"),
        (
            "Ineffective coordination with federal agencies",
            "Ineffective coordination with federal agencies",
        ),
        (
            "Ineffective coordination with local agencies",
            "Ineffective coordination with local agencies",
        ),
        ("Lack of adequate funding", "Lack of adequate funding"),
        ("Lack of adequate resources", "Lack of adequate resources"),
        ("Lack of adequate training", "Lack of adequate training"),
        ("Lack of formal rules and regulations", "Lack of formal rules and regulations"),
        ("Lack of health insurance", "Lack of health insurance"),
        ("Lack of in-house procedures", "Lack of in-house procedures"),
        (
            "Lack of knowledge of free health care options",
            "Lack of knowledge of free health care options",
        ),
        ("Lack of knowledge of victims rights", "Lack of knowledge of victims' rights"),
        ("Language concerns", "Language concerns"),
        ("Safety concerns", "Safety concerns"),
        ("Victims legal status", "Victim's legal status"),
    ),
)

LIVING_SITUATION = Vocabulary(
    "niem_living_situation",
    f"{SOURCE}, LivingSituationCategoryCodeSimpleType",
    terms(
        ("Assisted Living (Temporary)", "Assisted living (temporary)"),
        ("Did Not Disclose", "Did not disclose"),
        ("DV/Crisis Shelter", "Domestic violence or crisis shelter"),
        ("Foster Family Home (Non-Relative)", "Foster family home (not a relative)"),
        ("Foster Family Home (Relative)", "Foster family home (relative, including kinship care)"),
        ("Friends Home", "Friend's home"),
        ("Group Home", "Group home"),
        ("Homeless Shelter", "Homeless shelter"),
        ("Human Trafficking Specific Shelter", "Shelter for trafficking survivors"),
        ("Independent Living (Supervised)", "Independent living (supervised)"),
        ("Institution", "Institution"),
        ("Juvenile Detention Facility/Jail/Prison", "Juvenile detention, jail or prison"),
        ("Living In Own Home", "Living in own home"),
        ("Other", "Other"),
        ("Other Relative(s) Home", "Other relative's home (outside the foster care system)"),
        ("Out-Of-State/Tribal Service Area", "Out of state or tribal service area"),
        ("Pre-Adoptive Home", "Pre-adoptive home"),
        ("Runaway Homeless Youth", "Runaway or homeless youth"),
        ("Runaway/Homeless", "Runaway or homeless"),
        ("Trial Home Visit", "Trial home visit"),
        ("Unknown", "Unknown"),
        ("Youth Emergency Shelter", "Youth emergency shelter"),
    ),
)

WHO_IDENTIFIED = Vocabulary(
    "niem_who_identified",
    f"{SOURCE}, IdentifiedAsVictimCategoryCodeSimpleType",
    terms(
        ("Child Welfare Adoption Program", "Child welfare: adoption program"),
        (
            "Child Welfare Child Protective Service agency (CPS)",
            "Child welfare: child protective services",
        ),
        ("Child Welfare Foster Home", "Child welfare: foster home"),
        ("Child Welfare Other", "Child welfare: other"),
        ("Educator Teacher School", "Educator, teacher or school"),
        ("Employer", "Employer"),
        ("Family or Friend", "Family or friend"),
        ("Law Enforcement Federal", "Law enforcement: federal"),
        ("Law Enforcement Police/sheriff (local)", "Law enforcement: police or sheriff (local)"),
        ("Law Enforcement Prosecutor - County", "Prosecutor: county"),
        ("Law Enforcement Prosecutor - Federal", "Prosecutor: federal"),
        ("Law Enforcement Prosecutor - State", "Prosecutor: state"),
        ("Law Enforcement State", "Law enforcement: state"),
        ("Law Enforcement State Attorney General", "State attorney general"),
        ("Law Enforcement Tribal", "Law enforcement: tribal"),
        ("Other", "Other"),
        ("Self", "The person's own statement"),
        ("Service Provider DV Shelter", "Domestic violence shelter"),
        ("Service Provider Free standing family planning clinic", "Family planning clinic"),
        ("Service Provider Homeless Shelter", "Homeless shelter"),
        ("Service Provider Hospital", "Hospital"),
        ("Service Provider Hospital Emergency department (ED)", "Hospital emergency department"),
        ("Service Provider Human Trafficking Organization", "Human trafficking organization"),
        ("Service Provider IHS Hospitals and Clinics", "Indian Health Service hospital or clinic"),
        ("Service Provider Legal Services", "Legal services"),
        ("Service Provider Mental Health Clinic", "Mental health clinic"),
        ("Service Provider Other", "Other service provider"),
        (
            "Service Provider Public Health Clinic or Department",
            "Public health clinic or department",
        ),
        ("Service Provider Rape Crisis", "Rape crisis center"),
        (
            "Service Provider Safety Net Provider",
            "Safety net provider",
            "Free clinic, federally qualified or rural health clinic, and the like.",
        ),
        ("Service Provider Youth Service Provider", "Youth service provider"),
    ),
)
