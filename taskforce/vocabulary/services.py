"""Needs of a client and the services that meet them: one working list.

Each term maps to one of NIEM 6.0's eleven service categories (`niem`), to the
row of the OVC grantees' report (`tims`, Trafficking Information Management
System), to the row of the OTIP report (`otip`, HHS Office on Trafficking in
Persons) and to an Open Eligibility top group (`open_eligibility`) by which the
directory is searched. NIEM's and Open Eligibility's names are those standards'
own; the row names of TIMS and OTIP are working names, since the forms (OMB
1121-0336, 0970-0467 and 0970-0542) are reworded from year to year.
"""

from taskforce.vocabulary.core import Vocabulary, terms

_ROWS = (
    ("shelter", "Shelter or housing", "Emergency shelter, transitional or long-term housing."),
    (
        "basic",
        "Food, clothing and basic necessities",
        "Meals, clothes, hygiene and personal items.",
    ),
    ("medical", "Medical care", "Emergency, urgent and ongoing medical care."),
    ("dental_vision", "Dental or vision care", ""),
    ("mental_health", "Mental health care", "Counseling, therapy, psychiatric care."),
    ("substance_use", "Substance use treatment or detox", ""),
    ("language", "Interpretation or language", "Interpreter, translation, English classes."),
    (
        "legal_immigration",
        "Legal: immigration",
        "Continued presence, T or U visa, eligibility letter, other immigration relief.",
    ),
    (
        "legal_criminal",
        "Legal: criminal defense and record relief",
        "Defense, vacatur, expungement or sealing of a record that stems from trafficking.",
    ),
    (
        "legal_civil",
        "Legal: civil and protective order",
        "Protective order, custody, civil claims, wage claims.",
    ),
    (
        "benefits",
        "Benefits, financial help and compensation",
        "Public benefits, victim compensation, restitution, emergency funds.",
    ),
    ("education", "Education", "School enrollment, GED, vocational and college programs."),
    ("employment", "Employment", "Job search, job training, workplace rights."),
    ("life_skills", "Life skills", "Budgeting, household, parenting, everyday independence."),
    ("childcare", "Child care", ""),
    ("family_reunification", "Family reunification", "Only after a risk check by an advocate."),
    ("transport", "Transportation", "Rides, tickets, passes; relocation."),
    (
        "safety_planning",
        "Safety planning",
        "A plan for home, work, phone and online, kept up to date.",
    ),
    (
        "advocacy",
        "Advocacy and accompaniment",
        "With the person at interviews, hearings, clinics and offices.",
    ),
    ("case_management", "Case management", "Intake, assessment, a plan, and follow-up."),
    ("crisis_intervention", "Crisis intervention", "Immediate support, day or night."),
    ("other", "Other", "Anything else; describe it."),
)

_NIEM = {
    "shelter": "Housing Services",
    "basic": "Basic Necessities",
    "medical": "Medical and Dental Services",
    "dental_vision": "Medical and Dental Services",
    "mental_health": "Mental Health Services",
    "substance_use": "Mental Health Services",
    "language": "Language Services",
    "legal_immigration": "Legal Services",
    "legal_criminal": "Legal Services",
    "legal_civil": "Legal Services",
    "benefits": "Case Management Services",
    "education": "Educational Services",
    "employment": "Employment Services",
    "life_skills": "Educational Services",
    "childcare": "Other Services",
    "family_reunification": "Case Management Services",
    "transport": "Basic Necessities",
    "safety_planning": "Safety Planning",
    "advocacy": "Case Management Services",
    "case_management": "Case Management Services",
    "crisis_intervention": "Mental Health Services",
    "other": "Other Services",
}

_TIMS = {
    "shelter": "Housing/rental assistance",
    "basic": "Personal items",
    "medical": "Medical",
    "dental_vision": "Dental",
    "mental_health": "Mental health treatment",
    "substance_use": "Substance abuse treatment",
    "language": "Interpreter/translator",
    "legal_immigration": "Legal services",
    "legal_criminal": "Legal services",
    "legal_civil": "Legal services",
    "benefits": "Financial assistance",
    "education": "Education",
    "employment": "Employment assistance",
    "life_skills": "Education",
    "childcare": "Child care",
    "family_reunification": "Family reunification",
    "transport": "Transportation",
    "safety_planning": "Protection/safety planning",
    "advocacy": "Social service advocacy",
    "case_management": "Ongoing case management",
    "crisis_intervention": "Crisis intervention",
    "other": "Other",
}

_OTIP = {
    "shelter": "Housing and shelter",
    "basic": "Basic Necessities",
    "medical": "Medical care",
    "dental_vision": "Dental and vision care",
    "mental_health": "Mental and behavioral health",
    "substance_use": "Substance use treatment",
    "language": "Translation and interpretation",
    "legal_immigration": "Legal services",
    "legal_criminal": "Legal services",
    "legal_civil": "Legal services",
    "benefits": "Benefits and financial assistance",
    "education": "Education Services",
    "employment": "Employment assistance",
    "life_skills": "Life skills",
    "childcare": "Childcare",
    "family_reunification": "Family reunification",
    "transport": "Transportation",
    "safety_planning": "Safety planning",
    "advocacy": "Advocacy",
    "case_management": "Case Management",
    "crisis_intervention": "Crisis Intervention",
    "other": "Other",
}

_OPEN_ELIGIBILITY = {
    "shelter": "Housing",
    "basic": "Goods",
    "medical": "Health",
    "dental_vision": "Health",
    "mental_health": "Health",
    "substance_use": "Health",
    "language": "Education",
    "legal_immigration": "Legal",
    "legal_criminal": "Legal",
    "legal_civil": "Legal",
    "benefits": "Money",
    "education": "Education",
    "employment": "Work",
    "life_skills": "Education",
    "childcare": "Care",
    "family_reunification": "Care",
    "transport": "Transit",
    "safety_planning": "Emergency",
    "advocacy": "Legal",
    "case_management": "Care",
    "crisis_intervention": "Emergency",
}

SERVICE = Vocabulary(
    "service",
    "Working set; mapped to NIEM 6.0 human services, OVC TIMS, HHS OTIP and Open Eligibility",
    terms(*_ROWS, niem=_NIEM, tims=_TIMS, otip=_OTIP, open_eligibility=_OPEN_ELIGIBILITY),
)

# A need is met by a service of the same code, so that unmet needs can be
# counted against what was given and against places available.
NEED = SERVICE

NEED_STATUS = Vocabulary(
    "need_status",
    "Working states of a need",
    terms(
        ("open", "Open", "Named, and not yet worked on."),
        ("in_progress", "In progress", "A service was asked for or has begun."),
        ("met", "Met", ""),
        ("unmet", "Could not be met", "With the reason why."),
        ("declined", "Declined by client", "The client does not want it now; ask again later."),
    ),
)

SERVICE_STATUS = Vocabulary(
    "service_status",
    "Working states of a service to a client",
    terms(
        ("planned", "Planned"),
        ("active", "Being provided"),
        ("completed", "Completed"),
        ("stopped", "Stopped early"),
        ("not_provided", "Not provided", "With the reason why."),
    ),
)

FIRST_24_HOURS = Vocabulary(
    "first_24_hours",
    "OVC/BJA task force guide: immediate needs before any interview",
    terms(
        ("food", "Food and water", "Has eaten and has something to drink."),
        ("sleep", "Sleep and rest", "Has slept, or has a quiet place to."),
        ("clothes", "Clothes and hygiene", "Clean clothes, a shower, personal items."),
        (
            "medical",
            "Medical care",
            "Urgent care given or offered, incl. a forensic exam if wanted.",
        ),
        ("detox", "Detox or withdrawal", "Withdrawal looked after by medical staff."),
        ("language", "Language", "An interpreter the person trusts, who is not from their circle."),
        (
            "safe_place",
            "A safe place",
            "Somewhere to stay tonight that the trafficker cannot reach.",
        ),
        service={
            "food": "basic",
            "sleep": "shelter",
            "clothes": "basic",
            "medical": "medical",
            "detox": "substance_use",
            "language": "language",
            "safe_place": "shelter",
        },
    ),
)

FIRST_24_HOURS_ANSWER = Vocabulary(
    "first_24_hours_answer",
    "Working list",
    terms(
        ("pending", "Not yet"),
        ("done", "Done"),
        ("declined", "Offered, not wanted now"),
        ("not_needed", "Not needed"),
    ),
)
