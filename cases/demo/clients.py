"""Clients of the providers of the demonstration, with their needs and services."""

import datetime
from random import Random

from django.utils import timezone

from cases.demo import narrative
from cases.demo.investigations import Period, at
from taskforce.access.identity import acting
from taskforce.accounts.models import Agency, User
from taskforce.vocabulary.services import FIRST_24_HOURS
from victims.models import (
    Client,
    ClientCounter,
    ClientStatusDecision,
    ConfidentialNote,
    FirstDayItem,
    Need,
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
    _decisions(client, day, advocate)
    _reached(rng, client)
    _first_day(rng, client, advocate)
    _needs(rng, client, day, advocate)
    if rng.random() < 0.7:
        _note(rng, client, day, advocate)
    return client


def _decisions(client: Client, day: datetime.date, advocate: User) -> None:
    decided = [("potential", "Indicators of trafficking at intake.", 0)]
    if client.status == "confirmed":
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


def _reached(rng: Random, client: Client) -> None:
    SafeContact.objects.create(
        client=client,
        method="phone_call",
        value=f"555-01{rng.randint(0, 99):02d}",
        is_safe=rng.random() < 0.7,
        voicemail_ok=False,
        when="After 4 pm",
        ask_for="the library",
    )


def _first_day(rng: Random, client: Client, advocate: User) -> None:
    FirstDayItem.objects.bulk_create(
        FirstDayItem(
            client=client,
            item=item,
            changed_by=advocate,
            state=rng.choices(("done", "declined", "pending", "not_needed"), (8, 1, 2, 1))[0],
        )
        for item in FIRST_24_HOURS
    )


def _note(rng: Random, client: Client, day: datetime.date, advocate: User) -> None:
    ConfidentialNote.objects.create(
        client=client,
        text=rng.choice(NOTES),
        author=advocate,
        written_at=min(at(day + datetime.timedelta(3), 17), timezone.now()),
    )


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
