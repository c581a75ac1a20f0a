"""What an agency that is not a provider tells of the person it refers (DOMAIN 2.3)."""

from taskforce.vocabulary.core import Vocabulary, terms

REFERRAL_SUBJECT = Vocabulary(
    "referral_subject",
    "OVC task force guide, contact with victims: what a provider needs for a safe first contact",
    terms(
        (
            "ask_for",
            "Name to ask for",
            "The name the person answers to; a legal name is not needed.",
        ),
        ("safe_phone", "Safe phone number", "One that only the person answers."),
        (
            "when_to_call",
            "When and how it is safe to call",
            "Hours; whether a message may be left.",
        ),
        ("language", "Language"),
        ("interpreter", "Interpreter needed"),
        ("minor", "Under 18"),
        ("wanted", "What is needed", "In the person's words where possible."),
        ("agreed_to", "What the person agreed to", "Being called, being met, staying tonight."),
        ("consent", "The person agreed to be referred", "Without a yes nothing is sent."),
        ("consent_by", "Who asked the person"),
    ),
)

# Without these a referral is not sent: nobody could reach the person, or nobody asked them.
REQUIRED_SUBJECT = ("ask_for", "wanted", "agreed_to", "consent", "consent_by")
