"""Kinds, states and closing reasons of an investigation, and kinds of log entry."""

from taskforce.vocabulary.core import Vocabulary, terms

CASE_KIND = Vocabulary(
    "case_kind",
    "22 USC 7102(11); NIBRS 64A and 64B",
    terms(
        (
            "sex_trafficking",
            "Sex trafficking",
            "A commercial sex act induced by force, fraud or coercion, or by a person under 18.",
        ),
        (
            "labor_trafficking",
            "Labor trafficking",
            "Labor or services obtained by force, fraud or coercion.",
        ),
        ("sex_and_labor", "Sex and labor trafficking", "Both purposes are suspected."),
        (
            "undetermined",
            "Trafficking, kind not yet known",
            "Signs of trafficking, before its purpose is known.",
        ),
        (
            "child_exploitation",
            "Child sexual exploitation",
            "Exploitation of a child where a commercial act is not shown so far.",
        ),
        (
            "missing_person",
            "Missing person at risk",
            "A missing or runaway person who may be trafficked.",
        ),
        (
            "related",
            "Related offense",
            "Another offense worked by the task force, such as promoting, buying, or fraud.",
        ),
        trafficking={
            "sex_trafficking": "sex",
            "labor_trafficking": "labor",
            "sex_and_labor": "both",
            "undetermined": "unknown",
        },
    ),
)

CASE_STATUS = Vocabulary(
    "case_status",
    "Working states of an investigation; HTCDS 2.0 cas_Status",
    terms(
        ("open", "Open", "The investigation is being worked."),
        ("suspended", "Suspended", "Leads are exhausted for now; it may be taken up again."),
        ("closed", "Closed", "The investigation has ended, with a reason."),
        ("referred", "Closed by referral", "Handed to another agency, which now leads it."),
        htcds={
            "open": "Active",
            "suspended": "FollowUp",
            "closed": "Closed",
            "referred": "ClosedReferred",
        },
    ),
)

# Reopening is a move like the others: the log shows who did it and why.
CASE_STATUS_MOVES = {
    "open": ("suspended", "closed", "referred"),
    "suspended": ("open", "closed", "referred"),
    "closed": ("open",),
    "referred": ("open",),
}

CASE_CLOSING_REASON = Vocabulary(
    "case_closing_reason",
    "Exceptional clearance: FBI NIBRS, data element 4; the rest are working reasons",
    terms(
        ("prosecuted", "Prosecution complete", "Charges were filed and reached a disposition."),
        ("arrest", "Cleared by arrest", "At least one person was arrested and charged."),
        ("unfounded", "Unfounded", "The investigation showed that no offense took place."),
        (
            "not_trafficking",
            "Not trafficking",
            "The facts do not show trafficking; other offenses may stand.",
        ),
        (
            "insufficient_evidence",
            "Insufficient evidence",
            "The evidence does not support charges.",
        ),
        (
            "declined",
            "Prosecution declined",
            ("The prosecutor declined for a reason other than a lack of probable cause."),
        ),
        (
            "victim_declined",
            "Victim chose not to take part",
            "The person's choice is respected; services go on.",
        ),
        ("offender_died", "Offender died", ""),
        ("other_custody", "Offender in custody of another jurisdiction", ""),
        ("merged", "Merged into another case", "Worked under the other case's number from now on."),
        ("transferred", "Transferred to another agency", "The other agency leads from now on."),
        ("leads_exhausted", "Leads exhausted", "No line of inquiry is left."),
        nibrs_clearance={
            "offender_died": "A",
            "declined": "B",
            "other_custody": "C",
            "victim_declined": "D",
        },
        status={"transferred": "referred"},
    ),
)

LOG_ENTRY_KIND = Vocabulary(
    "log_entry_kind",
    "Working kinds of an investigator's chronology",
    terms(
        ("narrative", "Narrative", "What was done, seen or learned."),
        ("phone_call", "Phone call", ""),
        (
            "interview",
            "Interview",
            "Of a witness, suspect or other person; notes are discoverable.",
        ),
        (
            "victim_contact",
            "Victim contact",
            "Any contact with a possible victim, in a safe place and with an advocate if wanted.",
        ),
        ("surveillance", "Surveillance", ""),
        (
            "online_observation",
            "Online observation",
            "An advertisement, profile, review or chat that was seen online.",
        ),
        ("evidence", "Evidence", "Collected, received, examined or moved."),
        ("records", "Records check", "A query of records, registries or databases."),
        (
            "legal_process",
            "Legal process",
            "Warrant, subpoena, court order or preservation letter.",
        ),
        ("operation", "Operation", "Planned or carried out."),
        ("arrest", "Arrest or citation", ""),
        ("court", "Court", "Hearing, filing, plea, verdict or sentence."),
        ("prosecutor", "Prosecutor contact", "Consultation with or direction from a prosecutor."),
        (
            "agency_contact",
            "Contact with another agency",
            "Deconfliction, assistance or a hand-over.",
        ),
        ("tip", "Tip or lead", "Received from a hotline, a citizen or another agency."),
        ("administrative", "Administrative", "Assignment, review, status or paperwork."),
    ),
)
