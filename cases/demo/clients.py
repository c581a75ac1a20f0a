"""Clients of the providers of the demonstration, with their needs and services."""

from dataclasses import dataclass
from functools import cache
from random import Random

from cases.demo import narrative
from cases.demo.calendar import EVE, LENGTH, Calendar, numbered
from cases.demo.story import since_birthday
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

SEED = 20160702
# provider: its advocates, and how many clients each of them has
ADVOCATES = {
    "HAR": (("adv.moreau", 26), ("adv.tran", 14)),
    "GSM": (("adv.grace", 12),),
    "RGH": (("rn.hospital", 8),),
}
NEEDS = ("shelter", "medical", "mental_health", "basic", "language", "transport")
FIRST_DAY, FIRST_DAY_WEIGHTS = ("done", "declined", "pending", "not_needed"), (8, 1, 2, 1)
NOTES = (
    "She is worried about her younger brother and asked that nobody calls her mother.",
    "Slept through the night for the first time. Wants to think about school in the fall.",
    "Not ready to talk about the man she calls her uncle. We will not push.",
)


@dataclass(frozen=True)
class NeedTold:
    """A need, and what came of it."""

    category: str
    state: str
    urgent: bool


@dataclass(frozen=True)
class ClientTold:
    """A client of the story; days count backward from its end."""

    owner: str
    advocate: str
    ordinal: int
    intake: int
    sex: str
    name: str
    preferred_name: str
    minor: bool
    age: int
    since_birthday: int
    foreign_national: bool
    language: str
    interpreter: bool
    trafficking_kind: str
    confirmed: bool
    phone: str
    phone_is_safe: bool
    first_day: tuple[str, ...]
    needs: tuple[NeedTold, ...]
    note: str


@cache
def clients() -> tuple[ClientTold, ...]:
    """All clients of the story, by provider, the first taken in first; from a fixed seed."""
    rng = Random(SEED)
    made = []
    for owner, advocates in ADVOCATES.items():
        names = [name for name, count in advocates for _ in range(count)]
        intakes = [(rng.randint(6, LENGTH - 1), name) for name in names]
        intakes[0] = (EVE, names[0])  # somebody came last night
        for ordinal, (intake, advocate) in enumerate(sorted(intakes, reverse=True), 1):
            made.append(_drawn(rng, owner, advocate, ordinal, intake))
    return tuple(made)


def _drawn(rng: Random, owner: str, advocate: str, ordinal: int, intake: int) -> ClientTold:
    sex = "male" if rng.random() < 0.08 else "female"
    minor = rng.random() < 0.45
    return ClientTold(
        owner=owner,
        advocate=advocate,
        ordinal=ordinal,
        intake=intake,
        sex=sex,
        name=narrative.name(rng, sex),
        preferred_name=rng.choice(("", "", "Sunny", "Lu", "Bee")),
        minor=minor,
        age=rng.randint(14, 17) if minor else rng.randint(19, 41),
        since_birthday=since_birthday(rng, intake),
        foreign_national=rng.random() < 0.25,
        language=rng.choice(("eng", "eng", "spa", "spa", "vie")),
        interpreter=rng.random() < 0.3,
        trafficking_kind=rng.choice(("sex", "sex", "sex", "labor", "both", "unknown")),
        confirmed=rng.random() < 0.6,
        phone=f"555-01{rng.randint(0, 99):02d}",
        phone_is_safe=rng.random() < 0.7,
        first_day=_first_day(rng, intake),
        needs=tuple(_need(rng, category) for category in rng.sample(NEEDS, rng.randint(1, 4))),
        note=rng.choice(NOTES) if rng.random() < 0.7 else "",
    )


def _first_day(rng: Random, intake: int) -> tuple[str, ...]:
    """Who came last night has had a meal and a bed; the rest is for today."""
    drawn = tuple(rng.choices(FIRST_DAY, FIRST_DAY_WEIGHTS)[0] for _ in FIRST_24_HOURS)
    return ("done", "done", *("pending" for _ in drawn[2:])) if intake == EVE else drawn


def _need(rng: Random, category: str) -> NeedTold:
    state = rng.choices(("met", "open", "in_progress", "unmet"), (5, 3, 2, 1))[0]
    return NeedTold(category, state, rng.random() < 0.3)


def load_clients(calendar: Calendar, agencies, people) -> list[Client]:
    """Sixty clients with their records."""
    made: list[Client] = []
    counters: dict[tuple[str, int], int] = {}
    for told in clients():
        with acting(people[told.advocate]):
            client = _client(told, calendar, agencies[told.owner], people[told.advocate])
        made.append(client)
        counters[told.owner, client.intake_on.year] = told.ordinal
    for (short, year), last in counters.items():
        with acting(people[ADVOCATES[short][0][0]]):
            ClientCounter.objects.create(agency=agencies[short], year=year, last=last)
    return made


def _client(told: ClientTold, calendar: Calendar, agency: Agency, advocate: User) -> Client:
    day = calendar.day(told.intake)
    client = Client(
        agency=agency,
        code_name=numbered("V", day, told.ordinal),
        legal_name=told.name,
        intake_on=day,
        sex=told.sex,
        preferred_name=told.preferred_name,
        minor_at_intake=told.minor,
        birth_date=str(calendar.born(told.intake, told.age, told.since_birthday)),
        foreign_national=told.foreign_national,
        language=told.language,
        interpreter_needed=told.interpreter,
        advocate=advocate,
        created_by=advocate,
        trafficking_kind=told.trafficking_kind,
        status="confirmed" if told.confirmed else "potential",
        created_at=calendar.at(told.intake, 10),
        last_activity=calendar.at(max(told.intake - 9, EVE), 17),
        history="Came in tired and hungry; asked for a shower and a quiet room first.",
    )
    client.save_base(raw=True, force_insert=True)  # as it was then, not as of now
    _decisions(told, calendar, client, advocate)
    SafeContact.objects.create(
        client=client,
        method="phone_call",
        value=told.phone,
        is_safe=told.phone_is_safe,
        voicemail_ok=False,
        when="After 4 pm",
        ask_for="the library",
    )
    FirstDayItem.objects.bulk_create(
        FirstDayItem(client=client, item=item, changed_by=advocate, state=state)
        for item, state in zip(FIRST_24_HOURS, told.first_day, strict=True)
    )
    for need in told.needs:
        _add_need(need, told, calendar, client, advocate)
    if told.note:
        ConfidentialNote.objects.create(
            client=client,
            text=told.note,
            author=advocate,
            written_at=calendar.at(max(told.intake - 3, EVE), 17),
        )
    return client


def _decisions(told: ClientTold, calendar: Calendar, client: Client, advocate: User) -> None:
    decided = [("potential", "Indicators of trafficking at intake.", told.intake)]
    if told.confirmed:
        later = max(told.intake - 6, EVE)
        decided.append(("confirmed", "Her own statement and the hospital's findings.", later))
    ClientStatusDecision.objects.bulk_create(
        ClientStatusDecision(
            client=client,
            status=status,
            basis=basis,
            decided_by=advocate,
            decided_at=calendar.at(back, 11),
        )
        for status, basis, back in decided
    )


def _add_need(
    need: NeedTold, told: ClientTold, calendar: Calendar, client: Client, advocate: User
) -> None:
    ended = need.state in ("met", "unmet")
    row = Need.objects.create(
        client=client,
        category=need.category,
        state=need.state,
        is_urgent=need.urgent,
        opened_on=client.intake_on,
        created_by=advocate,
        closed_on=calendar.day(max(told.intake - 9, EVE)) if ended else None,
        unmet_reason="Lack of adequate resources" if need.state == "unmet" else "",
        description="Asked for at intake, in her own words.",
    )
    if need.state in ("met", "in_progress"):
        ServiceRecord.objects.create(
            client=client,
            need=row,
            category=need.category,
            given_by=advocate.agency.name,
            given_on=calendar.day(max(told.intake - 2, EVE)),
            minutes=60,
            status="completed" if need.state == "met" else "active",
            recorded_by=advocate,
            outcome="She said it helped." if need.state == "met" else "",
        )
