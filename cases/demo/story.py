"""What happens in the investigations of the demonstration, drawn once from a fixed seed.

No date stands here, only days before the story's end (``back``); so the calendar of the day
on which it is loaded can decide nothing. ``investigations.py`` makes rows of it.
"""

from dataclasses import dataclass
from functools import cache
from random import Random

from cases.demo import narrative
from cases.demo.calendar import EVE, LAST_HOUR, LENGTH, Moment

SEED = 20160701
CASES = 121
FEMALE, MALE, MINORS = 90, 3, 63
POTENTIAL = 41
RICH = {0: 168, 4: 154, 9: 151}  # case index → log entries
SETTLED = 40  # a case that began later is not closed yet

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


@dataclass(frozen=True)
class Entry:
    """A log entry, and how many minutes later it was written down."""

    kind: str
    text: str
    at: Moment
    written_after: int


@dataclass(frozen=True)
class Person:
    """Somebody met or named; the age is that of the day of identification."""

    role: str
    sex: str
    minor: bool
    name: str
    alias: str
    identified: int
    age: int
    since_birthday: int
    foreign_national: bool
    language: str
    phone: str
    address: str


@dataclass(frozen=True)
class Item:
    """An item of evidence; ``laboratory`` is the day it went there, if it did."""

    kind: str
    description: str
    at: Moment
    place: str
    source: str
    laboratory: int | None


@dataclass(frozen=True)
class Investigation:
    """A case with everything below it; ``ordinal`` counts the cases of its agency."""

    owner: str
    detective: str
    ordinal: int
    kind: str
    title: str
    confidentiality: str
    opened: int
    status: str
    closing_reason: str
    closed: int | None
    entries: tuple[Entry, ...]
    people: tuple[Person, ...]
    items: tuple[Item, ...]


@cache
def investigations() -> tuple[Investigation, ...]:
    """All of them, the first opened first."""
    rng = Random(SEED)
    owners = [short for short, count in OWNERS for _ in range(count)]
    head, tail = owners[:10], owners[10:]
    rng.shuffle(tail)
    opened = sorted((rng.randint(6, LENGTH - 1) for _ in range(CASES)), reverse=True)
    victims = _shared_out(rng)
    ordinals: dict[str, int] = {}
    made = []
    for index, (owner, back) in enumerate(zip(head + tail, opened, strict=True)):
        ordinals[owner] = ordinals.get(owner, 0) + 1
        made.append(_investigation(rng, index, owner, ordinals[owner], back, victims[index]))
    return tuple(made)


def _shared_out(rng: Random) -> list[list[tuple[str, str, bool]]]:
    """(role, sex, minor) of the published table and the potential victims, case by case.

    The first case goes to discovery with its exhibits, so no child is in it.
    """
    confirmed = [("victim", "female", i < MINORS - 2) for i in range(FEMALE)]
    confirmed += [("victim", "male", i < 2) for i in range(MALE)]
    potential = [
        ("possible_victim", "female" if rng.random() < 0.85 else "male", rng.random() < 0.4)
        for _ in range(POTENTIAL)
    ]
    everyone = confirmed + potential
    rng.shuffle(everyone)
    everyone.sort(key=lambda one: one[2])
    first, others = everyone[:2], everyone[2:]
    rng.shuffle(others)
    return [first] + [others[index :: CASES - 1] for index in range(CASES - 1)]


def _investigation(rng: Random, index: int, owner: str, ordinal: int, opened: int, victims):
    status, reason, closed = _ending(rng, index, opened)
    kind = rng.choices(KINDS, KIND_WEIGHTS)[0] if index else "sex_trafficking"
    facts = narrative.Facts(rng)
    count = RICH.get(index) or rng.randint(3, 22)
    return Investigation(
        owner=owner,
        detective=rng.choice(DETECTIVES[owner]) if index else "det.rivera",
        ordinal=ordinal,
        kind=kind,
        title=facts.title(rng, kind),
        confidentiality=rng.choice(("sensitive", "sensitive", "restricted", "routine")),
        opened=opened,
        status=status,
        closing_reason=reason,
        closed=closed,
        entries=_entries(rng, facts, count, opened, closed or EVE),
        people=_people(rng, opened, victims),
        items=_items(rng, opened, 14 if index in RICH else rng.randint(0, 4)),
    )


def _ending(rng: Random, index: int, opened: int) -> tuple[str, str, int | None]:
    """Status, closing reason, and the day it ended."""
    ends = index not in RICH and opened > SETTLED and rng.random() < 0.33
    status = rng.choice(("closed", "closed", "suspended", "referred")) if ends else "open"
    reason = {
        "closed": rng.choice(("prosecuted", "insufficient_evidence", "declined", "arrest")),
        "referred": "transferred",
    }.get(status, "")
    closed = max(opened - rng.randint(20, 60), EVE) if reason else None
    return status, reason, closed


def _entries(rng: Random, facts, count: int, first: int, last: int) -> tuple[Entry, ...]:
    moments = sorted(
        (-rng.randint(last, first), rng.randint(9, LAST_HOUR), rng.randint(0, 59))
        for _ in range(count)
    )
    made = []
    for back, hour, minute in moments:
        kind, text = facts.entry(rng)
        made.append(Entry(kind, text, Moment(-back, hour, minute), rng.randint(5, 60)))
    return tuple(made)


def _people(rng: Random, opened: int, victims) -> tuple[Person, ...]:
    roles = list(victims)
    for _ in range(rng.randint(1, 3)):
        roles.append((rng.choice(OFFENDERS), "male" if rng.random() < 0.7 else "female", False))
    if rng.random() < 0.5:
        roles.append(("identified_person", "female", False))
    return tuple(_person(rng, opened, *one) for one in roles)


def _person(rng: Random, opened: int, role: str, sex: str, minor: bool) -> Person:
    identified = opened - rng.randint(0, 4)
    return Person(
        role=role,
        sex=sex,
        minor=minor,
        name=narrative.name(rng, sex),
        alias=rng.choice(("", "", f'"{rng.choice(("Honey", "Ace", "Red", "Mama", "Slim"))}"')),
        identified=identified,
        age=rng.randint(13, 17) if minor else rng.randint(19, 44),
        since_birthday=since_birthday(rng, identified),
        foreign_national=rng.random() < 0.22,
        language=rng.choice(("eng", "eng", "eng", "spa", "spa", "zho", "rus", "tha")),
        phone=f"555-01{rng.randint(0, 99):02d}" if rng.random() < 0.6 else "",
        address=f"{rng.randint(10, 990)} {rng.choice(narrative.STREETS)}, Riverton, PA",
    )


def since_birthday(rng: Random, back: int) -> int:
    """Days since the last birthday, well away from the next one, then and on the last day.

    A leap day moves anniversaries by a day: an age must not hang on it.
    """
    while True:
        days = rng.randint(20, 330)
        if not 360 <= days + back <= 370:
            return days


def _items(rng: Random, opened: int, count: int) -> tuple[Item, ...]:
    made = []
    for number in range(count):
        kind, description = EVIDENCE[number % len(EVIDENCE)]
        collected = max(opened - rng.randint(1, 9), EVE)
        goes = rng.random() < 0.4 and collected > EVE + 3
        made.append(
            Item(
                kind=kind,
                description=description,
                at=Moment(collected, 14, number + 1),
                place=f"{rng.choice(narrative.MOTELS)}, Riverton",
                source=rng.choice(("collected", "consent", "search_warrant")),
                laboratory=collected - 3 if goes else None,
            )
        )
    return tuple(made)
