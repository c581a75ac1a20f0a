"""Concepts of trafficking in persons, with the words of the law.

22 USC 7102(11) defines severe forms of trafficking; (3) coercion, (4) commercial
sex act, (7) debt bondage, (8) involuntary servitude, (12) sex trafficking.
"""

from taskforce.vocabulary.core import Vocabulary, terms

SOURCE = "22 USC 7102(11) and (12)"

ACT = Vocabulary(
    "trafficking_act",
    SOURCE,
    terms(
        ("recruit", "Recruited", "Approached and won over, in person or online."),
        ("harbor", "Harbored", "Housed or hidden."),
        ("transport", "Transported", "Moved from place to place; crossing a border is not needed."),
        ("provide", "Provided", "Made available to others."),
        ("obtain", "Obtained", "Got hold of, for work or sex."),
        ("advertise", "Advertised", "Offered in an advertisement. Sex trafficking only."),
        ("patronize", "Patronized", "Bought from. Sex trafficking only."),
        ("solicit", "Solicited", "Asked for. Sex trafficking only."),
        purpose={
            "advertise": "commercial_sex",
            "patronize": "commercial_sex",
            "solicit": "commercial_sex",
        },
    ),
)

MEANS = Vocabulary(
    "trafficking_means",
    "22 USC 7102(3) and (11)",
    terms(
        ("force", "Force", "Physical violence, restraint, confinement, or sexual assault."),
        ("fraud", "Fraud", "False promises about work, pay, love, or a better life."),
        (
            "coercion",
            "Coercion",
            (
                "Threats of serious harm to or physical restraint of anyone; a scheme to "
                "make a person believe "
                "that failing to act would bring these; abuse or threatened abuse of the "
                "legal process."
            ),
        ),
        (
            "minor",
            "Under 18: no means needed",
            (
                "A commercial sex act by a person under 18 is trafficking without force, fraud "
                "or coercion."
            ),
        ),
    ),
)

PURPOSE = Vocabulary(
    "trafficking_purpose",
    SOURCE,
    terms(
        (
            "commercial_sex",
            "Commercial sex act",
            (
                "A sex act on account of which anything of value is given to or received by "
                "any person."
            ),
        ),
        (
            "labor",
            "Labor or services",
            "Through involuntary servitude, peonage, debt bondage, or slavery.",
        ),
    ),
)

TRAFFICKING_KIND = Vocabulary(
    "trafficking_kind",
    SOURCE,
    terms(
        (
            "sex",
            "Sex trafficking",
            (
                "Recruiting, harboring, transporting, providing, obtaining, patronizing or "
                "soliciting a person "
                "for a commercial sex act induced by force, fraud or coercion, or by a "
                "person under 18."
            ),
        ),
        (
            "labor",
            "Labor trafficking",
            (
                "Recruiting, harboring, transporting, providing or obtaining a person for "
                "labor or services "
                "by force, fraud or coercion, for involuntary servitude, peonage, debt "
                "bondage, or slavery."
            ),
        ),
        ("both", "Sex and labor trafficking", "Both kinds, at one time or one after the other."),
        ("unknown", "Not yet known", "Signs of trafficking; the kind has not been told or seen."),
    ),
)

VICTIM_STATUS = Vocabulary(
    "victim_status",
    (
        "DOJ OIG Audit 08-26 (potential and confirmed are counted apart); HTCDS 2.0 "
        "vic_TraffickingStatus"
    ),
    terms(
        (
            "potential",
            "Potential victim",
            "Indicators of trafficking are present; nobody has confirmed it so far.",
        ),
        (
            "confirmed",
            "Confirmed victim",
            "A named person or body decided so, on a stated date and basis.",
        ),
        (
            "not_victim",
            "Not a victim of trafficking",
            "A named person or body decided so. Services for other harm may go on.",
        ),
        htcds={
            "potential": "PossibleVictimOfTrafficking",
            "confirmed": "ActualVictimOfTrafficking",
            "not_victim": "NotAVictimOfTrafficking",
        },
    ),
)

STATUS_BASIS = Vocabulary(
    "victim_status_basis",
    "Working list: on what the decision about the status rests",
    terms(
        ("statement", "The person's own statement"),
        ("screening", "Screening result"),
        ("evidence", "Evidence in the investigation"),
        ("charge", "Charge or conviction"),
        ("continued_presence", "Continued presence granted"),
        ("visa", "T or U visa, or law-enforcement declaration"),
        ("hhs_letter", "HHS certification or eligibility letter"),
        ("age", "Under 18 with a commercial sex act"),
        ("professional", "Judgment of a trained professional"),
    ),
)

# A screening never denies: there is no word for "not a victim" here.
INDICATOR_ANSWER = Vocabulary(
    "indicator_answer",
    "Working wording of screening answers; a screening never denies",
    terms(
        ("present", "Indicators present"),
        ("not_observed", "Not observed"),
        ("not_asked", "Not asked"),
    ),
)

# Disclosure comes late: screen again (DOMAIN 2.3).
RESCREEN_DAYS = (7, 30, 90)
