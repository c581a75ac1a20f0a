"""Kinds of evidence, and what may be done with an item of it.

Child sexual abuse material stays with the government or the court: for that
kind only hash and location are kept, never the file (18 USC 3509(m)).
"""

from taskforce.vocabulary.core import Vocabulary, terms

EVIDENCE_KIND = Vocabulary(
    "evidence_kind",
    "Working kinds; NIST IR 8387 for digital evidence; 18 USC 3509(m)",
    terms(
        ("document", "Document", "Paper or its scan: ledger, lease, receipt, identity paper."),
        ("photo", "Photograph", ""),
        ("video", "Video recording", ""),
        ("audio", "Audio recording", ""),
        ("message", "Messages", "Text, chat or e-mail, exported or photographed."),
        ("advertisement", "Online advertisement", "As captured, with address, time and hash."),
        ("social_media", "Social media or web page", "As captured, with address, time and hash."),
        ("phone", "Phone or tablet", "The device itself."),
        ("computer", "Computer or storage device", "The device itself."),
        (
            "forensic_image",
            "Forensic image or extraction",
            "Made from a device; its hash is recorded.",
        ),
        ("financial", "Financial record", "Bank, card, payment application or money transfer."),
        (
            "phone_record",
            "Phone or location record",
            "From a carrier or service under legal process.",
        ),
        ("lodging_record", "Hotel or lodging record", ""),
        ("travel_record", "Travel record", ""),
        ("biological", "Biological sample", "Including a sexual-assault kit."),
        ("currency", "Cash or valuables", ""),
        ("drugs", "Drugs or paraphernalia", ""),
        ("weapon", "Weapon", ""),
        ("vehicle", "Vehicle", ""),
        ("clothing", "Clothing or personal item", ""),
        (
            "csam",
            "Child sexual abuse material",
            "Hash and location only; the file itself is never stored here (18 USC 3509(m)).",
        ),
        ("other", "Other item", ""),
    ),
)

HASH_ONLY_KINDS = frozenset({"csam"})

EVIDENCE_SOURCE = Vocabulary(
    "evidence_source",
    "Working list: how an item came into the agency's hands",
    terms(
        ("collected", "Collected at a scene"),
        ("consent", "Given with consent"),
        ("search_warrant", "Seized under a search warrant"),
        ("arrest", "Seized at an arrest"),
        ("legal_process", "Returned under subpoena or court order"),
        ("online_capture", "Captured online"),
        ("agency", "Received from another agency"),
        ("created", "Made by the investigator"),
    ),
)

CUSTODY_PURPOSE = Vocabulary(
    "custody_purpose",
    "Working list: why an item changed hands (chain of custody)",
    terms(
        ("intake", "Taken into custody"),
        ("storage", "Moved to storage"),
        ("examination", "Examination or laboratory"),
        ("review", "Review by investigator or prosecutor"),
        ("court", "Court"),
        ("transfer", "Transfer to another agency"),
        ("return", "Return to owner"),
        ("disposal", "Disposal by order"),
    ),
)
