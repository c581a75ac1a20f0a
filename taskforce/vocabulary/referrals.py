"""States of a referral, who may move it, and the reasons asked for (DOMAIN 3.6)."""

from dataclasses import dataclass

from taskforce.vocabulary.core import Vocabulary, terms

REFERRAL_STATE = Vocabulary(
    "referral_state",
    "Working states of a referral between agencies; goal: matched within 48 hours",
    terms(
        ("draft", "Draft", "Being written; nobody else sees it."),
        ("sent", "Sent", "Waiting for the receiver to take note of it."),
        ("acknowledged", "Acknowledged", "The receiver has read it and will answer."),
        ("accepted", "Accepted", "The receiver will serve the person."),
        (
            "waitlisted",
            "Waitlisted",
            "On hold: the receiver will serve the person when a place is free.",
        ),
        ("declined", "Declined", "The receiver cannot serve the person, with a reason."),
        ("service_started", "Service started", "The first service was given."),
        ("completed", "Completed", "The service has ended, with an outcome."),
        ("no_contact", "No contact", "The person could not be reached."),
        ("withdrawn_by_client", "Withdrawn by client", "The person no longer wants it."),
        ("revoked", "Revoked", "The release was revoked, or the sender took the referral back."),
        ("expired", "Expired", "Not answered in time, or the release ran out."),
    ),
)

INITIAL_REFERRAL_STATE = "draft"

# Answered: the clock of the response goal stops here.
MATCHED_STATES = frozenset({"accepted", "service_started", "completed"})

# Ended: no move leads out. Whoever will not serve the person has no need to know more: the
# receiver sees nothing once it is declined, withdrawn, revoked or expired.
FINAL_STATES = frozenset(
    {"declined", "completed", "no_contact", "withdrawn_by_client", "revoked", "expired"}
)
CLOSED_TO_RECEIVER = frozenset({"draft", "revoked", "expired", "declined", "withdrawn_by_client"})

SENDER, RECEIVER, CLOCK = "sender", "receiver", "clock"


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed move: from state to state, by whom, with a reason list or none."""

    source: str
    target: str
    label: str
    by: tuple[str, ...]
    reasons: Vocabulary | None = None


DECLINE_REASON = Vocabulary(
    "referral_decline_reason",
    "Working reasons for declining a referral",
    terms(
        ("no_capacity", "No place or capacity"),
        ("not_eligible", "Not eligible for this service", "Age, sex, status or other rule."),
        ("outside_area", "Outside the service area"),
        ("service_not_offered", "This service is not offered"),
        ("language", "Language cannot be served"),
        ("safety", "Safety concern", "For the person, other clients or staff."),
        ("needs_beyond", "Needs are beyond what can be given"),
        ("funding", "No funding"),
        ("conflict", "Conflict of interest", "Such as the abuser being a client."),
        ("other", "Other reason"),
    ),
)

HOLD_REASON = Vocabulary(
    "referral_hold_reason",
    "Working reasons for a place on the waiting list",
    terms(
        ("no_place", "No place free yet"),
        ("intake_pending", "Intake appointment is set"),
        ("documents", "Documents are missing"),
        ("funding_pending", "Funding is being arranged"),
        (
            "client_not_ready",
            "The person is not ready yet",
            "“Not now” is a good outcome with a next date.",
        ),
        ("other", "Other reason"),
    ),
)

FAILURE_REASON = Vocabulary(
    "referral_failure_reason",
    "Working reasons why the person was not reached",
    terms(
        ("no_answer", "No answer within the safe-contact rules"),
        ("contact_invalid", "Contact details no longer work"),
        ("did_not_come", "Did not come to the appointment"),
        ("moved", "Moved away"),
        ("unsafe", "Contact was not safe"),
        ("other", "Other reason"),
    ),
)

CANCEL_REASON = Vocabulary(
    "referral_cancel_reason",
    "Working reasons why a referral was taken back",
    terms(
        ("client_wish", "The client asked for it"),
        ("release_revoked", "The release was revoked"),
        ("met_elsewhere", "The need was met elsewhere"),
        ("safety", "Safety concern"),
        ("sent_in_error", "Sent in error"),
        ("other", "Other reason"),
    ),
)

REFERRAL_OUTCOME = Vocabulary(
    "referral_outcome",
    "Working outcomes of a completed referral",
    terms(
        ("need_met", "Need met"),
        ("partly_met", "Need partly met"),
        ("referred_on", "Referred on to another provider"),
        ("left_early", "The person left early"),
        ("not_met", "Need not met"),
    ),
)

_LIVE = ("sent", "acknowledged", "accepted", "waitlisted", "service_started")

REFERRAL_MOVES: tuple[Move, ...] = (
    Move("draft", "sent", "Send", (SENDER,)),
    Move("draft", "withdrawn_by_client", "Client withdrew", (SENDER,)),
    Move("sent", "acknowledged", "Acknowledge", (RECEIVER,)),
    *(Move(s, "accepted", "Accept", (RECEIVER,)) for s in ("sent", "acknowledged", "waitlisted")),
    *(
        Move(s, "waitlisted", "Put on the waiting list", (RECEIVER,), HOLD_REASON)
        for s in ("sent", "acknowledged")
    ),
    *(
        Move(s, "declined", "Decline", (RECEIVER,), DECLINE_REASON)
        for s in ("sent", "acknowledged", "waitlisted")
    ),
    Move("accepted", "service_started", "Service started", (RECEIVER,)),
    Move("service_started", "completed", "Complete", (RECEIVER,), REFERRAL_OUTCOME),
    *(
        Move(s, "no_contact", "Could not be reached", (RECEIVER,), FAILURE_REASON)
        for s in ("acknowledged", "accepted", "waitlisted", "service_started")
    ),
    *(Move(s, "withdrawn_by_client", "Client withdrew", (SENDER, RECEIVER)) for s in _LIVE),
    *(Move(s, "revoked", "Take back", (SENDER,), CANCEL_REASON) for s in _LIVE),
    *(
        Move(s, "expired", "Expired", (CLOCK,))
        for s in ("sent", "acknowledged", "accepted", "waitlisted")
    ),
)


def moves_from(state: str, by: str | None = None) -> tuple[Move, ...]:
    """Moves that lead out of a state, of one side or of all; unknown states raise."""
    REFERRAL_STATE.validate(state)
    return tuple(m for m in REFERRAL_MOVES if m.source == state and (by is None or by in m.by))


def move_between(source: str, target: str) -> Move | None:
    """The move from one state to another, or None where it is not allowed."""
    REFERRAL_STATE.validate(source)
    REFERRAL_STATE.validate(target)
    return next((m for m in REFERRAL_MOVES if (m.source, m.target) == (source, target)), None)


REFERRAL_URGENCY = Vocabulary(
    "referral_urgency",
    "Working list; the definitions are answer times",
    terms(
        ("emergency", "Emergency", "Answer within 2 hours; call as well."),
        ("urgent", "Urgent", "Answer within 24 hours."),
        ("routine", "Routine", "Answer within 48 hours."),
    ),
)
ANSWER_HOURS = {"emergency": 2, "urgent": 24, "routine": 48}

REFERRAL_REASON = Vocabulary(
    "referral_reason",
    "HTCDS 2.0 cas_ReasonForIncomingReferral and cas_ReasonForOutgoingReferral",
    terms(
        ("AdditionalServicesRequired", "Additional services required"),
        ("MigrationOrChangeOfLocation", "Migration or change of location"),
        ("Other", "Other"),
    ),
)
