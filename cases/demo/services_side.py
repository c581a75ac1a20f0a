"""Clients of the providers, their needs and services, releases, the directory, referrals."""

import datetime
from random import Random

from django.utils import timezone

from cases.demo import narrative
from cases.demo.investigations import Period, at
from referrals.models import (
    ListingAddress,
    Referral,
    ReferralCounter,
    ReferralMessage,
    ReferralMove,
    ReferralSubject,
    ServiceListing,
)
from taskforce.access.identity import acting
from taskforce.accounts.models import Agency, User
from taskforce.vocabulary.referrals import CLOSED_TO_RECEIVER
from taskforce.vocabulary.services import FIRST_24_HOURS
from victims.models import (
    Client,
    ClientCounter,
    ClientStatusDecision,
    ConfidentialNote,
    DisclosedField,
    FirstDayItem,
    Need,
    Release,
    SafeContact,
    ServiceRecord,
)

CLIENTS = (
    ("HAR", "adv.moreau", 26),
    ("HAR", "adv.tran", 14),
    ("GSM", "adv.grace", 12),
    ("RGH", "rn.hospital", 8),
)
NEEDS = ("shelter", "medical", "mental_health", "basic", "language", "transport")
NOTES = (
    "She is worried about her younger brother and asked that nobody calls her mother.",
    "Slept through the night for the first time. Wants to think about school in the fall.",
    "Not ready to talk about the man she calls her uncle. We will not push.",
)
LISTINGS = (
    ("HAR", "Emergency shelter for women", "shelter", 12, 3, True, True, "eng spa"),
    ("HAR", "Advocacy and accompaniment", "advocacy", None, None, False, True, "eng spa vie"),
    ("HAR", "Counseling after trauma", "mental_health", 20, 4, False, True, "eng spa"),
    ("GSM", "Meals, clothes and showers", "basic", None, None, False, False, "eng"),
    ("GSM", "Transitional apartments", "shelter", 9, 0, True, False, "eng"),
    ("GSM", "Job readiness", "employment", 15, 6, False, False, "eng spa"),
    ("ODS", "Emergency beds", "shelter", 8, 2, True, True, "eng spa kor"),
    ("ODS", "Beds for minors", "shelter", 4, 1, True, True, "eng spa"),
    ("RGH", "Forensic nurse on call", "medical", None, None, False, True, "eng spa"),
    ("RGH", "Detoxification unit", "substance_use", 6, 2, False, False, "eng"),
)
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


def load_directory(
    agencies: dict[str, Agency], people: dict[str, User]
) -> dict[str, ServiceListing]:
    """The services of the providers, some at confidential places."""
    keepers = {"HAR": "adv.moreau", "GSM": "adv.grace", "ODS": "shelter.kim", "RGH": "rn.hospital"}
    made = {}
    for short, name, category, total, free, hidden, minors, languages in LISTINGS:
        with acting(people[keepers[short]]):
            listing = ServiceListing.objects.create(
                agency=agencies[short],
                name=name,
                category=category,
                places_total=total,
                places_available=free,
                places_updated_at=timezone.now() if total else None,
                confidential_location=hidden,
                accepts_minors=minors,
                languages=languages.split(),
                phone=agencies[short].phone,
                city=agencies[short].city,
                hours="Any time, day or night"
                if category in ("shelter", "medical")
                else "Mon–Fri, 9–5",
                description=f"{name}, offered by {agencies[short].name}.",
                eligibility="Anyone who may have been trafficked; no papers are asked for.",
            )
            ListingAddress.objects.create(
                listing=listing,
                confidential=hidden,
                text="41 Linden Court, Riverton, PA" if hidden else "12 Grace Street, Riverton, PA",
            )
            made[f"{short}:{name}"] = listing
    return made


def load_clients(rng: Random, period: Period, agencies, people) -> list[Client]:
    """Sixty clients with their records."""
    made: list[Client] = []
    numbers: dict[tuple[str, int], int] = {}
    for short, username, count in CLIENTS:
        advocate = people[username]
        with acting(advocate):
            for day in sorted(period.day(rng) for _ in range(count)):
                key = (short, day.year)
                numbers[key] = numbers.get(key, 0) + 1
                code = f"V-{day.year}-{numbers[key]:04d}"
                made.append(_client(rng, code, day, agencies[short], advocate))
    for (short, year), last in numbers.items():
        keeper = next(people[user] for owner, user, _ in CLIENTS if owner == short)
        with acting(keeper):
            ClientCounter.objects.create(agency=agencies[short], year=year, last=last)
    return made


def _client(rng: Random, code: str, day: datetime.date, agency: Agency, advocate: User) -> Client:
    sex = "male" if rng.random() < 0.08 else "female"
    minor = rng.random() < 0.45
    confirmed = rng.random() < 0.6
    client = Client.objects.create(
        agency=agency,
        code_name=code,
        legal_name=narrative.name(rng, sex),
        intake_on=day,
        sex=sex,
        preferred_name=rng.choice(("", "", "Sunny", "Lu", "Bee")),
        minor_at_intake=minor,
        birth_date=str(
            day - datetime.timedelta(days=365 * (16 if minor else 24) + rng.randint(0, 300))
        ),
        foreign_national=rng.random() < 0.25,
        language=rng.choice(("eng", "eng", "spa", "spa", "vie")),
        interpreter_needed=rng.random() < 0.3,
        advocate=advocate,
        created_by=advocate,
        trafficking_kind=rng.choice(("sex", "sex", "sex", "labor", "both", "unknown")),
        status="confirmed" if confirmed else "potential",
        created_at=at(day, 10),
        history="Came in tired and hungry; asked for a shower and a quiet room first.",
    )
    decided = [("potential", "Indicators of trafficking at intake.", 0)]
    if confirmed:
        decided.append(("confirmed", "Her own statement and the hospital's findings.", 6))
    ClientStatusDecision.objects.bulk_create(
        ClientStatusDecision(
            client=client,
            status=status,
            basis=basis,
            decided_by=advocate,
            decided_at=min(at(day + datetime.timedelta(days), 11), timezone.now()),
        )
        for status, basis, days in decided
    )
    SafeContact.objects.create(
        client=client,
        method="phone_call",
        value=f"555-01{rng.randint(0, 99):02d}",
        is_safe=rng.random() < 0.7,
        voicemail_ok=False,
        when="After 4 pm",
        ask_for="the library",
    )
    FirstDayItem.objects.bulk_create(
        FirstDayItem(
            client=client,
            item=item,
            changed_by=advocate,
            state=rng.choices(("done", "declined", "pending", "not_needed"), (8, 1, 2, 1))[0],
        )
        for item in FIRST_24_HOURS
    )
    _needs(rng, client, day, advocate)
    if rng.random() < 0.7:
        ConfidentialNote.objects.create(
            client=client,
            text=rng.choice(NOTES),
            author=advocate,
            written_at=min(at(day + datetime.timedelta(3), 17), timezone.now()),
        )
    return client


def _needs(rng: Random, client: Client, day: datetime.date, advocate: User) -> None:
    for category in rng.sample(NEEDS, rng.randint(1, 4)):
        state = rng.choices(("met", "open", "in_progress", "unmet"), (5, 3, 2, 1))[0]
        closed = state in ("met", "unmet")
        need = Need.objects.create(
            client=client,
            category=category,
            state=state,
            is_urgent=rng.random() < 0.3,
            opened_on=day,
            created_by=advocate,
            closed_on=min(day + datetime.timedelta(9), timezone.localdate()) if closed else None,
            unmet_reason="Lack of adequate resources" if state == "unmet" else "",
            description="Asked for at intake, in her own words.",
        )
        if state in ("met", "in_progress"):
            ServiceRecord.objects.create(
                client=client,
                need=need,
                category=category,
                given_by=advocate.agency.name,
                given_on=min(day + datetime.timedelta(2), timezone.localdate()),
                minutes=60,
                status="completed" if state == "met" else "active",
                recorded_by=advocate,
                outcome="She said it helped." if state == "met" else "",
            )


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
            release = _release(client, agencies["ODS"], sender)
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
        _released_to_prosecutor(clients[0], agencies["MCDA"], people["adv.moreau"])
    for index, person in enumerate(victims[:6]):
        _from_detective(person, agencies["HAR"], people, COURSES[index % len(COURSES)], numbers)
    for (agency_id, year), last in numbers.items():
        with acting(next(user for user in people.values() if user.agency_id == agency_id)):
            ReferralCounter.objects.create(agency_id=agency_id, year=year, last=last)


def _number(agency: Agency, numbers) -> str:
    year = timezone.localdate().year
    numbers[agency.pk, year] = numbers.get((agency.pk, year), 0) + 1
    return f"R-{agency.short_name}-{year}-{numbers[agency.pk, year]:04d}"


def _release(client: Client, recipient: Agency, by: User) -> Release:
    now = timezone.now()
    release = Release.objects.create(
        client=client,
        recipient=recipient,
        purpose="housing",
        explained_by=by,
        fields=["name", "age_group", "languages", "safe_contact", "needs"],
        signed_on=(now - datetime.timedelta(days=4)).date(),
        expires_at=now + datetime.timedelta(26),
        created_at=now - datetime.timedelta(days=4),
    )
    values = {
        "name": client.preferred_name or client.legal_name.split()[0],
        "age_group": "Minor" if client.minor_at_intake else "Adult",
        "languages": {"spa": "Spanish", "vie": "Vietnamese"}.get(client.language, "English"),
        "safe_contact": "Through the advocate only",
        "needs": "A bed for the coming weeks",
    }
    DisclosedField.objects.bulk_create(
        DisclosedField(
            release=release,
            field=field,
            value=value,
            disclosed_by=by,
            disclosed_at=release.created_at,
        )
        for field, value in values.items()
    )
    return release


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
    release = _release(client, recipient, by)
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


def _released_to_prosecutor(client: Client, recipient: Agency, by: User) -> None:
    now = timezone.now()
    release = Release.objects.create(
        client=client,
        recipient=recipient,
        purpose="prosecution",
        fields=["participation", "languages"],
        signed_on=now.date(),
        explained_by=by,
        expires_at=now + datetime.timedelta(days=5),
    )
    for field, value in (
        ("participation", "Ready to meet after the 15th, with her advocate."),
        ("languages", "Spanish, interpreter wanted"),
    ):
        DisclosedField.objects.create(release=release, field=field, value=value, disclosed_by=by)


def _from_detective(person, to_agency: Agency, people, course, numbers) -> None:
    from cases.models import CaseReferral

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
