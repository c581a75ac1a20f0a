"""HTCDS 2.0, historic events of a trafficking process (hte_)."""

from taskforce.vocabulary.core import Vocabulary, terms

EVENT_TYPE = Vocabulary(
    "htcds_event_type",
    "HTCDS 2.0, hte_Type",
    terms(
        ("Recruitment", "Recruitment"),
        ("Transit", "Transit"),
        ("Exploitation", "Exploitation"),
    ),
)
