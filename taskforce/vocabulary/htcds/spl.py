"""HTCDS 2.0, support plans (spl_)."""

from taskforce.vocabulary.core import Vocabulary, terms

SUPPORT_PLAN_TYPE = Vocabulary(
    "htcds_support_plan_type",
    "HTCDS 2.0, spl_Type",
    terms(
        ("Education", "Education"),
        ("Financial", "Financial"),
        ("Health", "Health"),
        ("LabourExploitationRehabilitation", "Recovery from labor exploitation"),
        ("Legal", "Legal"),
        ("Livelihood", "Livelihood"),
        ("RightsBasedTraining", "Training on rights"),
        ("SexualExploitationRehabilitation", "Recovery from sexual exploitation"),
        ("SocialCare", "Social care"),
    ),
)
