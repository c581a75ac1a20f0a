"""Referrals of the demonstration, in every state; one whose release was revoked."""

import datetime
from random import Random

from django.utils import timezone

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


def load_referrals(rng: Random, clients: list[Client], victims, agencies, people, listings) -> None:
    """Referrals in every state, a revoked release, and one from a detective."""
    beds = listings["ODS:Emergency beds"]
    senders = {
        "HAR": people["adv.moreau"],
        "GSM": people["adv.grace"],
        "RGH": people["rn.hospital"],
    }
    numbers: dict[tuple[int, int], int] = {}
    for index, client in enumerate(clients[::3]):
        sender = senders[client.agency.short_name]
        state, course = COURSES[index % len(COURSES)]
        with acting(sender):
            release = release_to_shelter(client, agencies["ODS"], sender)
            referral = _referral(
                client.agency,
                agencies["ODS"],
                sender,
                state,
                ["shelter"],
                numbers,
                release=release,
                release_expires_at=release.expires_at,
                listing=beds,
            )
        _course(referral, course, sender, people["shelter.kim"])
    with acting(people["adv.moreau"]):
        _revoked(clients[1], agencies["ODS"], people["adv.moreau"], numbers)
        release_to_prosecutor(clients[0], agencies["MCDA"], people["adv.moreau"])
    for index, person in enumerate(victims[:6]):
        _from_detective(person, agencies["HAR"], people, COURSES[index % len(COURSES)], numbers)
    for (agency_id, year), last in numbers.items():
        with acting(next(user for user in people.values() if user.agency_id == agency_id)):
            ReferralCounter.objects.create(agency_id=agency_id, year=year, last=last)


def _number(agency: Agency, numbers) -> str:
    year = timezone.localdate().year
    numbers[agency.pk, year] = numbers.get((agency.pk, year), 0) + 1
    return f"R-{agency.short_name}-{year}-{numbers[agency.pk, year]:04d}"


def _referral(agency, to_agency, by, state, needs, numbers, **fields) -> Referral:
    sent = timezone.now() - datetime.timedelta(hours=3 if state == "sent" else 90)
    return Referral.objects.create(
        number=_number(agency, numbers),
        agency=agency,
        to_agency=to_agency,
        needs=needs,
        urgency="urgent" if state in ("sent", "accepted") else "routine",
        state=state,
        sent_at=sent,
        created_at=sent - datetime.timedelta(hours=1),
        created_by=by,
        outcome="need_met" if state == "completed" else "",
        answered_at=sent + datetime.timedelta(hours=20)
        if state not in ("sent", "acknowledged")
        else None,
        **fields,
    )


def _course(referral: Referral, course, sender: User, receiver: User) -> None:
    for step, state in enumerate(course):
        person = sender if state == "sent" else receiver
        with acting(person):
            moment = referral.sent_at + datetime.timedelta(hours=10 * step)
            ReferralMove.objects.create(
                referral=referral,
                state=state,
                by=person,
                at=min(moment, timezone.now()),
                reason=REASONS.get(state, ""),
            )
            # Once it is closed to the receiver, so is the thread.
            if state == "acknowledged" and referral.state not in CLOSED_TO_RECEIVER:
                ReferralMessage.objects.create(
                    referral=referral,
                    author=person,
                    author_agency=person.agency,
                    text="Thank you. Is a ride needed tonight?",
                    sent_at=min(moment, timezone.now()),
                )
    if len(course) > 2:
        with acting(sender):
            ReferralMessage.objects.create(
                referral=referral,
                author=sender,
                author_agency=sender.agency,
                text="Yes, from our office after six. She will have one bag.",
                sent_at=min(referral.sent_at + datetime.timedelta(hours=12), timezone.now()),
            )


def _revoked(client: Client, recipient: Agency, by: User, numbers) -> None:
    release = release_to_shelter(client, recipient, by)
    referral = _referral(
        client.agency,
        recipient,
        by,
        "revoked",
        ["shelter"],
        numbers,
        release=release,
        release_expires_at=release.expires_at,
    )
    for state in ("sent", "revoked"):
        ReferralMove.objects.create(
            referral=referral,
            state=state,
            by=by,
            reason=REASONS.get(state, ""),
        )
    Release.objects.filter(pk=release.pk).update(
        revoked_at=timezone.now() - datetime.timedelta(days=1), revoked_by=by, revoked_how="oral"
    )


def _from_detective(person, to_agency: Agency, people, course, numbers) -> None:
    by = person.case.lead
    with acting(by):
        referral = _referral(by.agency, to_agency, by, course[0], ["shelter", "advocacy"], numbers)
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
    _course(referral, course[1], by, people["adv.moreau"])
