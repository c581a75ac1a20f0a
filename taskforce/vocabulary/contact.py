"""Safe contact: how a client may be reached without putting them at risk.

Every phone number, e-mail and address says whether it is safe, when, whether a
message may be left, and under what name (OVC task force guide; DOMAIN 2.3).
"""

from taskforce.vocabulary.core import Vocabulary, terms

SAFE_CONTACT_METHOD = Vocabulary(
    "safe_contact_method",
    "OVC task force guide, contact with victims",
    terms(
        ("phone_call", "Phone call"),
        ("text", "Text message"),
        ("messaging_app", "Messaging app"),
        ("email", "E-mail"),
        ("mail", "Mail"),
        ("in_person", "In person"),
        ("through_person", "Through a trusted person"),
        ("through_agency", "Through an agency"),
    ),
)

CONTACT_SAFETY = Vocabulary(
    "contact_safety",
    "OVC task force guide, contact with victims",
    terms(
        ("safe", "Safe"),
        ("restricted", "Safe at certain times only"),
        ("unsafe", "Not safe: do not use"),
        ("unknown", "Not asked yet: do not use"),
    ),
)

# What is not known to be safe is not used.
USABLE_CONTACT = frozenset({"safe", "restricted"})

VOICEMAIL = Vocabulary(
    "voicemail",
    "OVC task force guide, contact with victims",
    terms(
        ("none", "Leave no message"),
        ("name_only", "Leave a name only, as agreed"),
        ("full", "A message may be left"),
    ),
)
