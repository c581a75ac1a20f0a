"""Code lists of the FBI's National Incident-Based Reporting System.

Source: FBI UCR Program, NIBRS User Manual and Technical Specification. Codes are
the specification's own. Of the offenses, those are listed that a trafficking
investigation meets.
"""

from taskforce.vocabulary.core import Vocabulary, terms

SOURCE = "FBI UCR Program, NIBRS User Manual"

NIBRS_OFFENSE = Vocabulary(
    "nibrs_offense",
    f"{SOURCE}, data element 6 (UCR offense code)",
    terms(
        (
            "64A",
            "Human trafficking, commercial sex acts",
            (
                "Inducing a person by force, fraud or coercion, or one under 18, to take "
                "part in commercial "
                "sex acts."
            ),
        ),
        (
            "64B",
            "Human trafficking, involuntary servitude",
            "Obtaining a person's labor or services by force, fraud or coercion.",
        ),
        ("40A", "Prostitution"),
        ("40B", "Assisting or promoting prostitution"),
        ("40C", "Purchasing prostitution"),
        ("370", "Pornography/obscene material"),
        ("100", "Kidnapping/abduction"),
        ("11A", "Rape"),
        ("11B", "Sodomy"),
        ("11C", "Sexual assault with an object"),
        ("11D", "Fondling"),
        ("36A", "Incest"),
        ("36B", "Statutory rape"),
        ("13A", "Aggravated assault"),
        ("13B", "Simple assault"),
        ("13C", "Intimidation"),
        ("120", "Robbery"),
        ("210", "Extortion/blackmail"),
        ("09A", "Murder and nonnegligent manslaughter"),
        ("26A", "False pretenses/swindle/confidence game"),
        ("26B", "Credit card/automated teller machine fraud"),
        ("26C", "Impersonation"),
        ("26D", "Welfare fraud"),
        ("26E", "Wire fraud"),
        ("26F", "Identity theft"),
        ("26G", "Hacking/computer invasion"),
        ("26H", "Money laundering"),
        ("250", "Counterfeiting/forgery"),
        ("35A", "Drug/narcotic violations"),
        ("35B", "Drug equipment violations"),
        ("520", "Weapon law violations"),
        ("280", "Stolen property offenses"),
        ("30A", "Illegal entry into the United States", "Reported by federal agencies only."),
        ("30B", "False citizenship", "Reported by federal agencies only."),
        ("30C", "Smuggling aliens", "Reported by federal agencies only."),
        ("30D", "Re-entry after deportation", "Reported by federal agencies only."),
        ("90J", "Trespass of real property"),
        ("90Z", "All other offenses"),
    ),
)

TRAFFICKING_OFFENSES = frozenset({"64A", "64B"})

NIBRS_RELATIONSHIP = Vocabulary(
    "nibrs_relationship",
    f"{SOURCE}, data element 35 (relationship of victim to offender)",
    terms(
        ("SE", "Victim was spouse"),
        ("CS", "Victim was common-law spouse"),
        ("PA", "Victim was parent"),
        ("SB", "Victim was sibling"),
        ("CH", "Victim was child"),
        ("GP", "Victim was grandparent"),
        ("GC", "Victim was grandchild"),
        ("IL", "Victim was in-law"),
        ("SP", "Victim was stepparent"),
        ("SC", "Victim was stepchild"),
        ("SS", "Victim was stepsibling"),
        ("OF", "Victim was other family member"),
        ("BG", "Victim was boyfriend or girlfriend"),
        ("CF", "Victim was child of boyfriend or girlfriend"),
        ("XS", "Victim was ex-spouse"),
        ("XR", "Victim was ex-boyfriend or ex-girlfriend"),
        ("EE", "Victim was employee"),
        ("ER", "Victim was employer"),
        ("FR", "Victim was friend"),
        ("AQ", "Victim was acquaintance"),
        ("NE", "Victim was neighbor"),
        ("BE", "Victim was babysittee (the baby)"),
        ("OK", "Victim was otherwise known"),
        ("RU", "Relationship unknown"),
        ("ST", "Victim was stranger"),
        (
            "VO",
            "Victim was offender",
            "Never set without screening, services offered, and a supervisor's review.",
        ),
    ),
)

# Set by a supervisor's review alone (DOMAIN 2.4).
REVIEWED_RELATIONSHIPS = frozenset({"VO"})

NIBRS_CRIMINAL_ACTIVITY = Vocabulary(
    "nibrs_criminal_activity",
    f"{SOURCE}, data element 12 (type of criminal activity)",
    terms(
        ("B", "Buying/receiving"),
        ("C", "Cultivating/manufacturing/publishing"),
        ("D", "Distributing/selling"),
        ("E", "Exploiting children"),
        ("O", "Operating/promoting/assisting"),
        ("P", "Possessing/concealing"),
        ("T", "Transporting/transmitting/importing"),
        ("U", "Using/consuming"),
    ),
)

NIBRS_CLEARANCE = Vocabulary(
    "nibrs_clearance",
    f"{SOURCE}, data element 4 (cleared exceptionally)",
    terms(
        ("A", "Death of offender"),
        ("B", "Prosecution declined", "By the prosecutor, for other than lack of probable cause."),
        ("C", "In custody of other jurisdiction"),
        ("D", "Victim refused to cooperate"),
        ("E", "Juvenile/no custody"),
        ("N", "Not applicable", "Not cleared exceptionally."),
    ),
)

NIBRS_ARREST = Vocabulary(
    "nibrs_arrest",
    f"{SOURCE}, data element 43 (type of arrest)",
    terms(
        (
            "O",
            "On-view arrest",
            "Taken into custody without a warrant or previous incident report.",
        ),
        ("S", "Summoned/cited", "Not taken into custody."),
        ("T", "Taken into custody", "On a warrant or previous incident report."),
    ),
)
