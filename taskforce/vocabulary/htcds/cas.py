"""HTCDS 2.0, cases of a victim's assistance (cas_)."""

from taskforce.vocabulary.core import Vocabulary, terms

HTCDS_CASE_STATUS = Vocabulary(
    "htcds_case_status",
    "HTCDS 2.0, cas_Status",
    terms(
        ("Active", "Active"),
        ("FollowUp", "Follow-up"),
        ("Closed", "Closed"),
        ("ClosedReferred", "Closed, referred"),
    ),
)
