"""121 investigations with their logs, people and evidence."""

import datetime
from dataclasses import dataclass, field
from random import Random

from django.utils import timezone

from cases.demo import narrative
from cases.models import (
    Case,
    CaseCounter,
    CasePerson,
    Custody,
    EvidenceItem,
    LogEntry,
    PersonRoleDecision,
)
from cases.services.jurisdictions import set_further
from taskforce.access.identity import acting
from taskforce.accounts.models import Agency, Jurisdiction, TaskForce, User

CASES = 121
FEMALE, MALE, MINORS = 90, 3, 63
POTENTIAL = 41
MONTHS = 10
RICH = {0: 168, 4: 154, 9: 151}  # case index → log entries

OWNERS = (("RPD", 84), ("MCSO", 17), ("KSP", 12), ("FIO", 8))
DETECTIVES = {
    "RPD": ("det.rivera", "det.brandt"),
    "MCSO": ("det.neighbor",),
    "KSP": ("trooper.state",),
    "FIO": ("agent.federal",),
}
KINDS = (
    "sex_trafficking",
    "labor_trafficking",
    "undetermined",
    "child_exploitation",
    "missing_person",
    "related",
)
KIND_WEIGHTS = (58, 14, 16, 12, 8, 13)
OFFENDERS = ("suspect", "suspect", "trafficker", "buyer", "facilitator", "witness")
EVIDENCE = (
    ("photo", "Photographs of the guest register"),
    ("advertisement", "Captured online advertisement"),
    ("phone", "Black smartphone, screen cracked"),
    ("lodging_record", "Registration cards, two weeks"),
    ("financial", "Prepaid card statements"),
    ("message", "Exported chat, two participants"),
    ("currency", "Cash, counted by two officers"),
    ("document", "Handwritten ledger, 14 leaves"),
    ("clothing", "Backpack with personal items"),
    ("video", "Lobby camera recording, six hours"),
)


@dataclass
class Loaded:
    """What the later parts of the demonstration hang on."""

    cases: list[Case] = field(default_factory=list)
    victims: list[CasePerson] = field(default_factory=list)


@dataclass(frozen=True)
class Period:
    """The ten months that end on ``until``."""

    start: datetime.date
    until: datetime.date

    @classmethod
    def ending(cls, until: datetime.date) -> "Period":
        month = until.year * 12 + until.month - 1 - MONTHS
        return cls(datetime.date(month // 12, month % 12 + 1, 1), until)

    def day(self, rng: Random) -> datetime.date:
        span = (self.until - self.start).days - 5
        return self.start + datetime.timedelta(days=rng.randint(0, max(span, 0)))


def at(day: datetime.date, hour: int, minute: int = 0) -> datetime.datetime:
    """That time in the zone of the product."""
    return timezone.make_aware(datetime.datetime(day.year, day.month, day.day, hour, minute))


def load_cases(
    rng: Random,
    period: Period,
    agencies: dict[str, Agency],
    people: dict[str, User],
    task_force: TaskForce,
) -> Loaded:
    """Create all investigations, as their own detectives."""
    owners = [short for short, count in OWNERS for _ in range(count)]
    head, tail = owners[:10], owners[10:]
    rng.shuffle(tail)
    days = sorted(period.day(rng) for _ in range(CASES))
    victims = _victims(rng)
    loaded = Loaded()
    numbers: dict[tuple[str, int], int] = {}
    for index, (short, day) in enumerate(zip(head + tail, days, strict=True)):
        key = (short, day.year)
        numbers[key] = numbers.get(key, 0) + 1
        owner = people[rng.choice(DETECTIVES[short])] if index else people["det.rivera"]
        with acting(owner):
            case = _case(
                rng,
                index,
                f"{short}-{day.year}-{numbers[key]:04d}",
                day,
                owner,
                agencies[short],
                task_force,
            )
            loaded.cases.append(case)
            facts = narrative.Facts(rng)
            case.title = facts.title(rng, case.kind)
            case.save(force_insert=True)
            if index in RICH:  # those who were moved across lines
                set_further(case, Jurisdiction.objects.filter(kind__in=("state", "county")))
            _log(rng, case, facts, owner, RICH.get(index) or rng.randint(3, 22), period.until)
            share = len(victims) // (CASES - index) + (len(victims) % (CASES - index) > 0)
            mine = [victims.pop() for _ in range(min(share, len(victims)))]
            loaded.victims += _people(rng, case, owner, mine)
            _evidence(rng, case, owner, 14 if index in RICH else rng.randint(0, 4))
    for (short, year), last in numbers.items():
        with acting(people[DETECTIVES[short][0]]):
            CaseCounter.objects.create(agency=agencies[short], year=year, last=last)
    return loaded


def _victims(rng: Random) -> list[tuple[str, str, bool]]:
    """(role, sex, minor) of the published table, and the potential victims beside it."""
    confirmed = [("victim", "female", i < MINORS - 2) for i in range(FEMALE)]
    confirmed += [("victim", "male", i < 2) for i in range(MALE)]
    potential = [
        ("possible_victim", "female" if rng.random() < 0.85 else "male", rng.random() < 0.4)
        for _ in range(POTENTIAL)
    ]
    everyone = confirmed + potential
    rng.shuffle(everyone)
    return everyone


def _case(rng, index, number, day, owner, agency, task_force) -> Case:
    closed = index not in RICH and rng.random() < 0.3
    status = rng.choice(("closed", "closed", "suspended", "referred")) if closed else "open"
    reason = {
        "closed": rng.choice(("prosecuted", "insufficient_evidence", "declined", "arrest")),
        "referred": "transferred",
    }.get(status, "")
    ended = at(day + datetime.timedelta(days=rng.randint(20, 60)), 16) if reason else None
    if ended and ended > timezone.now():
        ended = timezone.now()
    return Case(
        number=number,
        agency=agency,
        task_force=task_force,
        jurisdiction=agency.jurisdictions.first(),
        kind=rng.choices(KINDS, KIND_WEIGHTS)[0] if index else "sex_trafficking",
        status=status,
        closing_reason=reason,
        closed_at=ended,
        closing_note="Reviewed with the supervisor before closing." if reason else "",
        confidentiality=rng.choice(("sensitive", "sensitive", "restricted", "routine")),
        opened_on=day,
        lead=owner,
        last_activity=at(day, 8),
        created_by=owner,
        created_at=at(day, 8),
        summary="Opened on a report to the task force; the chronology below tells the course.",
    )


def _log(rng: Random, case: Case, facts, author: User, count: int, until: datetime.date) -> None:
    days = max((until - case.opened_on).days, 1)
    if case.closed_at:
        days = max((case.closed_at.date() - case.opened_on).days, 1)
    moments = sorted(
        at(
            case.opened_on + datetime.timedelta(days=rng.randint(0, days - 1)),
            rng.randint(8, 23),
            rng.randint(0, 59),
        )
        for _ in range(count)
    )
    entries = []
    for number, moment in enumerate(moments, 1):
        kind, text = facts.entry(rng)
        moment = min(moment, timezone.now() - datetime.timedelta(minutes=count - number + 1))
        recorded = min(moment + datetime.timedelta(minutes=rng.randint(5, 300)), timezone.now())
        entries.append(
            LogEntry(
                case=case,
                number=number,
                kind=kind,
                text=text,
                author=author,
                occurred_at=moment,
                recorded_at=recorded,
            )
        )
    LogEntry.objects.bulk_create(entries)
    if count > 100:
        first = entries[2]
        LogEntry.objects.create(
            case=case,
            number=count + 1,
            kind=first.kind,
            author=author,
            addendum_to=first,
            text="Correction: the room number was read from the register again; it is as "
            "written in the evidence list, not as first noted.",
            occurred_at=first.occurred_at + datetime.timedelta(hours=20),
        )


def _people(rng: Random, case: Case, owner: User, victims) -> list[CasePerson]:
    made, decisions = [], []
    roles = list(victims)
    for _ in range(rng.randint(1, 3)):
        roles.append((rng.choice(OFFENDERS), "male" if rng.random() < 0.7 else "female", False))
    if rng.random() < 0.5:
        roles.append(("identified_person", "female", False))
    for number, (role, sex, minor) in enumerate(roles, 1):
        person = _person(rng, case, owner, number, role, sex, minor)
        made.append(person)
        decisions += _decisions(person, owner)
    CasePerson.objects.bulk_create(made)
    PersonRoleDecision.objects.bulk_create(decisions)
    return [person for person in made if person.role in ("victim", "possible_victim")]


def _person(rng: Random, case: Case, owner: User, number: int, role, sex, minor) -> CasePerson:
    identified = min(
        case.opened_on + datetime.timedelta(days=rng.randint(0, 4)), timezone.localdate()
    )
    age = rng.randint(13, 17) if minor else rng.randint(19, 44)
    return CasePerson(
        case=case,
        number=number,
        role=role,
        sex=sex,
        name=narrative.name(rng, sex),
        aliases=rng.choice(("", "", f'"{rng.choice(("Honey", "Ace", "Red", "Mama", "Slim"))}"')),
        birth_date=identified - datetime.timedelta(days=age * 365 + rng.randint(60, 300)),
        minor_when_identified=minor,
        identified_on=identified,
        foreign_national=rng.random() < 0.22,
        language=rng.choice(("eng", "eng", "eng", "spa", "spa", "zho", "rus", "tha")),
        phone=f"555-01{rng.randint(0, 99):02d}" if rng.random() < 0.6 else "",
        address=f"{rng.randint(10, 990)} {rng.choice(narrative.STREETS)}, Riverton, PA",
        created_by=owner,
        created_at=at(identified, 12),
    )


def _decisions(person: CasePerson, owner: User) -> list[PersonRoleDecision]:
    """An identified person at first; two days later whatever the role is now."""
    day = person.identified_on
    steps = [
        ("identified_person", at(day, 12), "Met or named in the investigation; nothing decided.")
    ]
    if person.role != "identified_person":
        basis = (
            "Under 18 with a commercial sex act."
            if person.minor_when_identified
            else "Statements and records in the file, reviewed with the supervisor."
        )
        later = min(at(day + datetime.timedelta(days=2), 15), timezone.now())
        steps.append((person.role, later, basis))
    return [
        PersonRoleDecision(
            case=person.case,
            person=person,
            role=role,
            decided_by=owner,
            decided_at=moment,
            basis=basis,
        )
        for role, moment, basis in steps
    ]


def _evidence(rng: Random, case: Case, owner: User, count: int) -> None:
    items, moves = [], []
    for number in range(1, count + 1):
        kind, description = EVIDENCE[(number - 1) % len(EVIDENCE)]
        when = min(
            at(case.opened_on + datetime.timedelta(days=rng.randint(1, 9)), 14, number),
            timezone.now() - datetime.timedelta(days=1, minutes=-number),
        )
        item = EvidenceItem(
            case=case,
            number=number,
            kind=kind,
            description=description,
            collected_at=when,
            collected_by=str(owner),
            collected_place=f"{rng.choice(narrative.MOTELS)}, Riverton",
            source=rng.choice(("collected", "consent", "search_warrant")),
            created_by=owner,
            created_at=when,
            details="Bagged and sealed at the scene; the seal number is on the label.",
        )
        items.append(item)
        steps = [("Scene", str(owner), "intake", 0), (str(owner), "Property Room", "storage", 3)]
        if rng.random() < 0.4:
            steps.append(("Property Room", "County Forensic Laboratory", "examination", 60))
        moves += [
            Custody(
                case=case,
                evidence=item,
                released_by=a,
                received_by=b,
                purpose=purpose,
                place="Riverton Police property room",
                recorded_by=owner,
                at=min(when + datetime.timedelta(hours=hours), timezone.now()),
                recorded_at=min(when + datetime.timedelta(hours=hours), timezone.now()),
            )
            for a, b, purpose, hours in steps
        ]
    EvidenceItem.objects.bulk_create(items)
    Custody.objects.bulk_create(moves)
