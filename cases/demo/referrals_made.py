"""Referrals of the demonstration, in every state; one whose release was revoked."""

import datetime
from dataclasses import dataclass, field

from cases.demo.calendar import Calendar, Moment, numbered
from cases.demo.releases import release_to_prosecutor, release_to_shelter
from cases.models import CaseReferral
from referrals.models import (
    Referral,
    ReferralCounter,
    ReferralMessage,
    ReferralMove,
    ReferralSubject,
)
from taskforce.access.identity import acting
from taskforce.accounts.models import Agency, User
from taskforce.vocabulary.referrals import CLOSED_TO_RECEIVER
from victims.models import Client, Release

COURSES = (
    ("completed", ("sent", "acknowledged", "accepted", "service_started", "completed")),
    ("service_started", ("sent", "acknowledged", "accepted", "service_started")),
    ("accepted", ("sent", "acknowledged", "accepted")),
    ("sent", ("sent",)),
    ("declined", ("sent", "acknowledged", "declined")),
    ("waitlisted", ("sent", "acknowledged", "waitlisted")),
    ("acknowledged", ("sent", "acknowledged")),
)
REASONS = {
    "declined": "no_capacity",
    "waitlisted": "no_place",
    "revoked": "release_revoked",
}


ANSWERS = (Moment(4, 9), Moment(4, 15), Moment(3, 9), Moment(3, 15), Moment(2, 15))
JUST_SENT = Moment(1, 16)  # within the 48 hours at whatever hour it is loaded
THANKS = "Thank you. Is a ride needed tonight?"
RIDE = "Yes, from our office after six. She will have one bag."


@dataclass
class Referrals:
    """Makes referrals and counts them by agency and year."""

    calendar: Calendar
    ordinals: dict[int, int] = field(default_factory=dict)
    counters: dict[tuple[int, int], int] = field(default_factory=dict)

    def make(self, agency: Agency, to_agency: Agency, by: User, state, needs, **fields) -> Referral:
        """One that has come to this state."""
        told = JUST_SENT if state == "sent" else ANSWERS[0]
        sent = self.calendar.moment(told)
        answered = state not in ("sent", "acknowledged")
        referral = Referral(
            number=self._number(agency, self.calendar.day(told.back)),
            agency=agency,
            to_agency=to_agency,
            needs=needs,
            urgency="urgent" if state in ("acknowledged", "accepted") else "routine",
            state=state,
            sent_at=sent,
            created_at=sent - datetime.timedelta(hours=1),
            created_by=by,
            outcome="need_met" if state == "completed" else "",
            answered_at=self.calendar.moment(ANSWERS[2]) if answered else None,
            last_activity=self.calendar.at(1, 16) if state == "sent" else self.calendar.at(2, 15),
            **fields,
        )
        referral.save_base(raw=True, force_insert=True)  # as it was then, not as of now
        return referral

    def _number(self, agency: Agency, day: datetime.date) -> str:
        ordinal = self.ordinals[agency.pk] = self.ordinals.get(agency.pk, 0) + 1
        self.counters[agency.pk, day.year] = ordinal
        return numbered(f"R-{agency.short_name}", day, ordinal)

    def course(self, referral: Referral, states, sender: User, receiver: User) -> None:
        """The moves that led to where it stands, and the messages beside them."""
        moments = (JUST_SENT,) if len(states) == 1 else ANSWERS
        for told, state in zip(moments, states, strict=False):
            person = sender if state == "sent" else receiver
            at = self.calendar.moment(told)
            with acting(person):
                ReferralMove.objects.create(
                    referral=referral, state=state, by=person, at=at, reason=REASONS.get(state, "")
                )
                # Once it is closed to the receiver, so is the thread.
                if state == "acknowledged" and referral.state not in CLOSED_TO_RECEIVER:
                    _message(referral, person, THANKS, at)
        if len(states) > 2:
            with acting(sender):
                _message(referral, sender, RIDE, self.calendar.at(4, 17))


def _message(referral: Referral, author: User, text: str, at: datetime.datetime) -> None:
    ReferralMessage.objects.create(
        referral=referral, author=author, author_agency=author.agency, text=text, sent_at=at
    )


def load_referrals(
    calendar: Calendar, clients: list[Client], victims, agencies, people, listings
) -> None:
    """Referrals in every state, a revoked release, and some from detectives."""
    made = Referrals(calendar)
    beds = listings["ODS:Emergency beds"]
    senders = {
        "HAR": people["adv.moreau"],
        "GSM": people["adv.grace"],
        "RGH": people["rn.hospital"],
    }
    for index, client in enumerate(clients[::3]):
        sender = senders[client.agency.short_name]
        state, course = COURSES[index % len(COURSES)]
        with acting(sender):
            release = release_to_shelter(calendar, client, agencies["ODS"], sender)
            referral = made.make(
                client.agency,
                agencies["ODS"],
                sender,
                state,
                ["shelter"],
                release=release,
                release_expires_at=release.expires_at,
                listing=beds,
            )
        made.course(referral, course, sender, people["shelter.kim"])
    with acting(people["adv.moreau"]):
        _revoked(made, clients[1], agencies["ODS"], people["adv.moreau"])
        release_to_prosecutor(calendar, clients[0], agencies["MCDA"], people["adv.moreau"])
    for index, person in enumerate(victims[:6]):
        _from_detective(made, person, agencies["HAR"], people, COURSES[index % len(COURSES)])
    for (agency_id, year), last in made.counters.items():
        with acting(next(user for user in people.values() if user.agency_id == agency_id)):
            ReferralCounter.objects.create(agency_id=agency_id, year=year, last=last)


def _revoked(made: Referrals, client: Client, recipient: Agency, by: User) -> None:
    release = release_to_shelter(made.calendar, client, recipient, by)
    revoked_at = made.calendar.at(1, 10)
    referral = made.make(
        client.agency,
        recipient,
        by,
        "revoked",
        ["shelter"],
        release=release,
        release_expires_at=release.expires_at,
    )
    for state, at in (("sent", referral.sent_at), ("revoked", revoked_at)):
        ReferralMove.objects.create(
            referral=referral, state=state, by=by, at=at, reason=REASONS.get(state, "")
        )
    Release.objects.filter(pk=release.pk).update(
        revoked_at=revoked_at, revoked_by=by, revoked_how="oral"
    )


def _from_detective(made: Referrals, person, to_agency: Agency, people, course) -> None:
    by = person.case.lead
    with acting(by):
        referral = made.make(by.agency, to_agency, by, course[0], ["shelter", "advocacy"])
        ReferralSubject.objects.create(
            referral=referral,
            facts={
                "ask_for": person.name.split()[0],
                "when_to_call": "Call the desk and ask for the detective",
                "language": "English",
                "wanted": "A safe place to stay, and somebody to go along to appointments",
                "agreed_to": "To be met at the station by an advocate",
                "consent": "Yes",
                "consent_by": str(by),
            },
        )
        CaseReferral.objects.create(case=person.case, person=person, referral=referral)
    made.course(referral, course[1], by, people["adv.moreau"])
