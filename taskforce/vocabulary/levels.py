"""How confidential a record is, from least to most; compared by position."""

from taskforce.vocabulary.core import Vocabulary, terms

CONFIDENTIALITY_LEVEL = Vocabulary(
    "confidentiality_level",
    "Working levels; 28 CFR Part 23.20 asks for a level on shared criminal intelligence",
    terms(
        ("routine", "Routine", "No particular harm if a wrong person of the agency reads it."),
        ("sensitive", "Sensitive", "Names victims, minors or sources. The level by default."),
        ("restricted", "Restricted", "Disclosure would endanger a person or the investigation."),
    ),
)
