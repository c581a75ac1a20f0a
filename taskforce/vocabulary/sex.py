"""Sex as counted in the published tables, and as recorded."""

from taskforce.vocabulary.core import Vocabulary, terms

SEX = Vocabulary(
    "sex",
    "FBI NIBRS data elements 27, 38 and 48 (M, F, U), with the person's own word kept",
    terms(
        ("female", "Female"),
        ("male", "Male"),
        ("other", "Another sex or gender", "In the person's own words, in the description."),
        ("unknown", "Unknown", "Not asked, or not told."),
        nibrs={"female": "F", "male": "M", "other": "U", "unknown": "U"},
        htcds={
            "female": "Feminine",
            "male": "Masculine",
            "other": "NonConforming",
            "unknown": "NonSpecifiedUnknown",
        },
    ),
)
