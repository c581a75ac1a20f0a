"""Gender as the person gives it, and the groups by which reports count people.

Sex as the published tables count it stands in `sex`.
"""

from taskforce.vocabulary.core import Vocabulary, terms

GENDER_IDENTITY = Vocabulary(
    "gender_identity",
    "HTCDS 2.0 prs_Gender, in the words of OVC client forms",
    terms(
        ("female", "Female"),
        ("male", "Male"),
        ("transgender_female", "Transgender female"),
        ("transgender_male", "Transgender male"),
        ("nonconforming", "Gender nonconforming"),
        ("unknown", "Not given"),
        htcds={
            "female": "Feminine",
            "male": "Masculine",
            "transgender_female": "TransgenderFeminine",
            "transgender_male": "TransgenderMasculine",
            "nonconforming": "NonConforming",
            "unknown": "NonSpecifiedUnknown",
        },
    ),
)

AGE_GROUP = Vocabulary(
    "age_group",
    "18 USC 1591; OVC and OTIP reports: age when identified",
    terms(
        ("minor", "Minor", "Under 18 when identified."),
        ("adult", "Adult", "18 or older when identified."),
        ("unknown", "Unknown", "Treated as a minor until known."),
    ),
)

NATIONALITY_GROUP = Vocabulary(
    "nationality_group",
    "OVC TIMS and BJA PMT: cross-tabulation of clients and victims",
    terms(
        ("us", "US citizen or lawful permanent resident"),
        ("foreign", "Foreign national"),
        ("unknown", "Unknown"),
    ),
)
