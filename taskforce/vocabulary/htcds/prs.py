"""HTCDS 2.0, persons (prs_)."""

from taskforce.vocabulary.core import Vocabulary, terms

GENDER = Vocabulary(
    "htcds_gender",
    "HTCDS 2.0, prs_Gender",
    terms(
        ("Feminine", "Feminine"),
        ("Masculine", "Masculine"),
        ("TransgenderFeminine", "Transgender feminine"),
        ("TransgenderMasculine", "Transgender masculine"),
        ("NonConforming", "Nonconforming"),
        ("NonSpecifiedUnknown", "Not specified or unknown"),
    ),
)

MARITAL_STATUS = Vocabulary(
    "htcds_marital_status",
    "HTCDS 2.0, prs_MaritalStatus",
    terms(
        ("Single", "Single"),
        ("Married", "Married"),
        ("Widowed", "Widowed"),
        ("Divorced", "Divorced"),
        ("Separated", "Separated"),
        ("RegisteredPartnership", "Registered partnership"),
    ),
)

EDUCATION_LEVEL = Vocabulary(
    "htcds_education_level",
    "HTCDS 2.0, prs_HighestLevelOfEducation (ISCED 2011)",
    terms(
        ("EarlyChildhoodEducation", "Early childhood education"),
        ("PrimaryEducation", "Primary education", "About grades 1 to 6."),
        ("LowerSecondaryEducation", "Lower secondary education", "About grades 7 to 9."),
        ("UpperSecondaryEducation", "Upper secondary education", "High school."),
        (
            "PostSecondaryNonTertiaryEducation",
            "Postsecondary, not college",
            "Vocational certificate.",
        ),
        ("ShortCycleTertiaryEducation", "Short-cycle tertiary education", "Associate degree."),
        ("BachelorsOrEquivalentLevel", "Bachelor's or equivalent"),
        ("MastersOrEquivalentLevel", "Master's or equivalent"),
        ("DoctoralOrEquivalentLevel", "Doctorate or equivalent"),
        isced={
            "EarlyChildhoodEducation": "0",
            "PrimaryEducation": "1",
            "LowerSecondaryEducation": "2",
            "UpperSecondaryEducation": "3",
            "PostSecondaryNonTertiaryEducation": "4",
            "ShortCycleTertiaryEducation": "5",
            "BachelorsOrEquivalentLevel": "6",
            "MastersOrEquivalentLevel": "7",
            "DoctoralOrEquivalentLevel": "8",
        },
    ),
)
