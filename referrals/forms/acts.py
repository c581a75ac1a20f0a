"""The small forms of a referral's page: a move with its reason, a message."""

import uuid

from django import forms

from referrals.services.message import LONGEST_MESSAGE
from taskforce.ui.forms import LongText, OnceForm, VersionForm, explain, with_blank
from taskforce.vocabulary.referrals import Move

NOTE_LIMIT = 2000
# One tap: nothing is asked, and the next step can still be another.
PLAIN = frozenset({"sent", "acknowledged", "accepted", "service_started"})
MAIN = frozenset({"sent", "accepted", "service_started"})
HARD = frozenset({"declined", "no_contact", "withdrawn_by_client", "revoked"})


class MoveForm(VersionForm):
    """A move of the state: its reason, if its list has reasons, and words for the other side."""

    note_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, data=None, *, move: Move, version: int, in_thread: bool = True):
        super().__init__(data, initial={"version": version}, auto_id=f"id_{move.target}_%s")
        self.move = move
        if move.reasons is not None:
            label = "Outcome" if move.target == "completed" else "Reason"
            choices = with_blank(move.reasons.choices, "Choose one")
            self.fields["reason"] = forms.ChoiceField(label=label, choices=choices)
            explain(self, "reason", move.reasons)
        if in_thread and move.target not in PLAIN:
            self.fields["note"] = forms.CharField(
                label="Words for the other agency",
                required=False,
                max_length=NOTE_LIMIT,
                widget=LongText({"rows": 2}, limit=NOTE_LIMIT),
                help_text="Goes into the conversation. Only what they need to know.",
            )

    @property
    def asks(self) -> bool:
        """Whether it opens a small form first."""
        return self.move.target not in PLAIN

    @property
    def is_main(self) -> bool:
        """Whether it is what the sender hopes for: the filled button."""
        return self.move.target in MAIN

    @property
    def is_hard(self) -> bool:
        """Whether it ends the referral without a service."""
        return self.move.target in HARD


class MessageForm(OnceForm):
    """A message to the other agency."""

    text = forms.CharField(
        label="Message",
        max_length=LONGEST_MESSAGE,
        widget=LongText(limit=LONGEST_MESSAGE),
        help_text="Both agencies read it while the referral is open. Only what is needed.",
    )
