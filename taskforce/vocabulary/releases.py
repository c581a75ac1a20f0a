"""Releases of information: purposes, what may be released, and how they end.

A release is informed, written and reasonably time-limited, and names recipient,
purpose and information (34 USC 12291(b)(2); 28 CFR 90.4, 94.115; 45 CFR 1370.4).
What is not listed in RELEASE_FIELD is never released: confidential notes above all.
"""

from taskforce.vocabulary.core import Vocabulary, terms

SOURCE = "34 USC 12291(b)(2); 28 CFR 90.4 and 94.115; 45 CFR 1370.4"

RELEASE_PURPOSE = Vocabulary(
    "release_purpose",
    SOURCE,
    terms(
        ("housing", "To find shelter or housing"),
        ("medical", "To get medical or dental care"),
        ("mental_health", "To get mental health or substance use care"),
        ("legal", "To get legal help"),
        ("immigration", "To apply for immigration relief"),
        ("benefits", "To apply for benefits or compensation"),
        ("education_work", "To get education, training or work"),
        ("family", "To reach family, after a risk check"),
        ("coordination", "To plan services together"),
        ("interview", "To prepare or accompany an interview"),
        ("investigation", "To share facts with law enforcement"),
        ("prosecution", "To take part in a prosecution"),
        ("safety", "To plan for safety"),
        ("other", "Other purpose, in the client's words"),
    ),
)

RELEASE_FIELD = Vocabulary(
    "release_field",
    f"Working list of what a client can choose to release; {SOURCE}",
    terms(
        ("name", "Name", "Legal name, and the name used."),
        ("birth_date", "Date of birth"),
        ("age_group", "Age group", "Adult or minor, not the date."),
        ("sex", "Sex or gender"),
        ("languages", "Languages and interpreter"),
        ("citizenship", "Citizenship"),
        ("safe_contact", "Safe ways to reach the person"),
        ("family", "Children and family who come along"),
        ("victim_status", "Victim status and its basis"),
        ("trafficking_kind", "Kind of trafficking", "Sex, labor or both."),
        ("needs", "Needs"),
        ("services", "Services received, with dates"),
        ("medical", "Medical needs", "What the receiver must know: medicine, allergy, pregnancy."),
        ("mental_health", "Mental health needs"),
        (
            "substance_use",
            "Substance use needs",
            "Treatment records also need a consent under 42 CFR part 2.",
        ),
        ("accessibility", "Disability and accessibility"),
        ("safety", "Safety concerns", "Who must not learn where the person is."),
        ("immigration", "Immigration relief and its dates"),
        ("legal", "Legal matters", "Charges, orders, hearings."),
        ("education_work", "Education and work"),
        ("documents", "Documents named in the release"),
        ("participation", "Whether and when the person is ready to talk"),
    ),
)

# What identifies a person. Without one of these a referral shows the code name alone.
IDENTIFYING_FIELDS = frozenset({"name", "birth_date", "safe_contact", "documents"})

RELEASE_FORM = Vocabulary(
    "release_form",
    f"How consent was given; {SOURCE}: a release must be written",
    terms(
        ("signed_paper", "Signed on paper"),
        ("signed_screen", "Signed on a screen"),
        (
            "guardian",
            "Signed by a parent or guardian",
            "Never when that person is the abuser or trafficker.",
        ),
        ("minor_alone", "Signed by a minor who may consent alone", "Under the law of the state."),
    ),
)

REVOCATION_FORM = Vocabulary(
    "revocation_form",
    f"A client may revoke orally, at once; {SOURCE}",
    terms(
        ("oral", "Spoken, in person or by phone"),
        ("written", "In writing"),
        ("guardian", "By the parent or guardian who signed"),
    ),
)

# Days after which a release ends when the client names no other date, and the
# longest that is taken as reasonably time-limited.
DEFAULT_RELEASE_DAYS = 30
LONGEST_RELEASE_DAYS = 180

SHARE_PURPOSE = Vocabulary(
    "share_purpose",
    "Working purposes for sharing an investigation with an agency or a person",
    terms(
        ("joint_investigation", "Joint investigation"),
        ("assistance", "Assistance or expertise"),
        ("deconfliction", "Deconfliction"),
        ("prosecution", "Prosecution"),
        ("victim_services", "Victim services", "Only what the services need to know."),
        ("supervision", "Supervision or review"),
        ("handover", "Hand-over to another agency"),
    ),
)
