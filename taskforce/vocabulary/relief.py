"""Immigration relief for victims of trafficking, and who signs it."""

from taskforce.vocabulary.core import Vocabulary, terms

IMMIGRATION_RELIEF = Vocabulary(
    "immigration_relief",
    "22 USC 7105; 8 USC 1101(a)(15)(T) and (U); 8 CFR 214.11 and 214.14; 28 CFR 1100.35",
    terms(
        (
            "continued_presence",
            "Continued presence",
            "Temporary; asked for by federal law enforcement for a potential witness.",
        ),
        ("t_visa", "T visa", "Form I-914; for victims of a severe form of trafficking."),
        (
            "t_declaration",
            "T visa declaration (I-914, Supplement B)",
            "Signed by law enforcement; not required, and strong evidence.",
        ),
        ("u_visa", "U visa", "Form I-918; for victims of certain crimes who help."),
        (
            "u_certification",
            "U visa certification (I-918, Supplement B)",
            "Signed by the head of a certifying agency; required. Valid for 6 months.",
        ),
        (
            "hhs_certification",
            "HHS certification (adult)",
            "Opens federal benefits as for a refugee.",
        ),
        (
            "hhs_eligibility",
            "HHS eligibility letter (minor)",
            "Opens federal benefits; no cooperation with law enforcement is needed.",
        ),
        signer={
            "continued_presence": "federal law enforcement",
            "t_declaration": "law enforcement",
            "u_certification": "certifying agency",
            "hhs_certification": "HHS",
            "hhs_eligibility": "HHS",
        },
    ),
)

RELIEF_STATUS = Vocabulary(
    "relief_status",
    "Working states of an application",
    terms(
        ("considering", "Being considered"),
        ("requested", "Requested"),
        ("signed", "Signed"),
        ("filed", "Filed"),
        ("granted", "Granted"),
        ("denied", "Denied"),
        ("withdrawn", "Withdrawn"),
        ("expired", "Expired"),
    ),
)
