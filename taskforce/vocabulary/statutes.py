"""Federal statutes most charged in trafficking cases: title 18, United States Code."""

from taskforce.vocabulary.core import Vocabulary, terms

FEDERAL_STATUTE = Vocabulary(
    "federal_statute",
    "Title 18, United States Code, chapters 77, 95 and 117",
    terms(
        (
            "18 USC 1581",
            "Peonage; obstructing enforcement",
            "Holding or returning a person to a condition of debt servitude.",
        ),
        (
            "18 USC 1584",
            "Sale into involuntary servitude",
            "Knowingly and willfully holding a person in, or selling into, involuntary servitude.",
        ),
        (
            "18 USC 1589",
            "Forced labor",
            (
                "Obtaining labor or services by force, serious harm, abuse of law, or a scheme "
                "of threats."
            ),
        ),
        (
            "18 USC 1590",
            "Trafficking with respect to peonage, slavery, involuntary servitude, or forced labor",
            "Recruiting, harboring, transporting, providing or obtaining a person for these.",
        ),
        (
            "18 USC 1591",
            "Sex trafficking of children or by force, fraud, or coercion",
            "Means need not be proved when the person is under 18.",
        ),
        (
            "18 USC 1592",
            "Unlawful conduct with respect to documents",
            (
                "Destroying, concealing or holding another's identity or immigration papers to "
                "traffic them."
            ),
        ),
        (
            "18 USC 1594",
            "Attempt, conspiracy, and forfeiture (general provisions)",
            "Attempt and conspiracy under this chapter.",
        ),
        (
            "18 USC 2421",
            "Transportation generally",
            (
                "Transporting a person across state or national lines for prostitution or a "
                "sexual crime."
            ),
        ),
        (
            "18 USC 2422",
            "Coercion and enticement",
            (
                "Persuading a person to travel, or a minor by mail or online, for unlawful "
                "sexual activity."
            ),
        ),
        (
            "18 USC 2423",
            "Transportation of minors",
            "Transporting a minor, or traveling, for unlawful sexual activity.",
        ),
        (
            "18 USC 1952",
            "Interstate and foreign travel or transportation in aid of racketeering",
            "Among others, business enterprises that involve prostitution (the Travel Act).",
        ),
        kind={
            "18 USC 1581": "labor",
            "18 USC 1584": "labor",
            "18 USC 1589": "labor",
            "18 USC 1590": "labor",
            "18 USC 1591": "sex",
        },
    ),
)

# Chapter 77 of title 18: what reports count as a trafficking statute, against other charges.
TRAFFICKING_STATUTES = frozenset(
    {
        "18 USC 1581",
        "18 USC 1584",
        "18 USC 1589",
        "18 USC 1590",
        "18 USC 1591",
        "18 USC 1592",
        "18 USC 1594",
    }
)
