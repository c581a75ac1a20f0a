"""121 investigations with their logs, people and evidence: rows of the story."""

import datetime
from dataclasses import dataclass, field

from cases.demo.calendar import EVE, Calendar, numbered
from cases.demo.story import DETECTIVES, RICH, Investigation, Item, Person, investigations
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

SUMMARY = "Opened on a report to the task force; the chronology below tells the course."
CORRECTION = (
    "Correction: the room number was read from the register again; it is as written in the "
    "evidence list, not as first noted."
)
PROPERTY_ROOM, LABORATORY = "Property Room", "County Forensic Laboratory"


@dataclass
class Loaded:
    """What the later parts of the demonstration hang on."""

    cases: list[Case] = field(default_factory=list)
    victims: list[CasePerson] = field(default_factory=list)


def load_cases(
    calendar: Calendar, agencies: dict[str, Agency], people: dict[str, User], task_force: TaskForce
) -> Loaded:
    """Create all investigations, as their own detectives."""
    loaded = Loaded()
    counters: dict[tuple[str, int], int] = {}
    for index, told in enumerate(investigations()):
        detective = people[told.detective]
        with acting(detective):
            case = case_row(told, calendar, agencies[told.owner], task_force, detective)
            case.save(force_insert=True)
            loaded.cases.append(case)
            if index in RICH:  # those who were moved across lines
                set_further(case, Jurisdiction.objects.filter(kind__in=("state", "county")))
            _log(told, calendar, case, detective)
            loaded.victims += _people(told, calendar, case, detective)
            _evidence(told, calendar, case, detective)
        counters[told.owner, case.opened_on.year] = told.ordinal
    for (short, year), last in counters.items():
        with acting(people[DETECTIVES[short][0]]):
            CaseCounter.objects.create(agency=agencies[short], year=year, last=last)
    return loaded


def case_row(
    told: Investigation, calendar: Calendar, agency: Agency, task_force: TaskForce, lead: User
) -> Case:
    """The case itself, not saved."""
    day = calendar.day(told.opened)
    began = calendar.at(told.opened, 8)
    return Case(
        number=numbered(told.owner, day, told.ordinal),
        agency=agency,
        task_force=task_force,
        jurisdiction=agency.jurisdictions.order_by("name").first(),
        title=told.title,
        kind=told.kind,
        status=told.status,
        closing_reason=told.closing_reason,
        closed_at=calendar.at(told.closed, 22) if told.closed else None,
        closing_note="Reviewed with the supervisor before closing." if told.closed else "",
        confidentiality=told.confidentiality,
        opened_on=day,
        lead=lead,
        last_activity=began,
        created_by=lead,
        created_at=began,
        summary=SUMMARY,
    )


def _log(told: Investigation, calendar: Calendar, case: Case, author: User) -> None:
    entries = []
    for number, entry in enumerate(told.entries, 1):
        occurred = calendar.moment(entry.at)
        entries.append(
            LogEntry(
                case=case,
                number=number,
                kind=entry.kind,
                text=entry.text,
                author=author,
                occurred_at=occurred,
                recorded_at=occurred + datetime.timedelta(minutes=entry.written_after),
            )
        )
    LogEntry.objects.bulk_create(entries)
    if len(entries) > 100:
        first = entries[2]
        corrected = calendar.at(told.entries[2].at.back - 1, 9)
        LogEntry.objects.create(
            case=case,
            number=len(entries) + 1,
            kind=first.kind,
            author=author,
            addendum_to=first,
            text=CORRECTION,
            occurred_at=corrected,
            recorded_at=corrected,
        )


def _people(told: Investigation, calendar: Calendar, case: Case, owner: User) -> list[CasePerson]:
    """The possible and confirmed victims among them."""
    made, decisions = [], []
    for number, one in enumerate(told.people, 1):
        person = _person(one, calendar, case, owner, number)
        made.append(person)
        decisions += _decisions(one, calendar, person, owner)
    CasePerson.objects.bulk_create(made)
    PersonRoleDecision.objects.bulk_create(decisions)
    return [person for person in made if person.role in ("victim", "possible_victim")]


def _person(one: Person, calendar: Calendar, case: Case, owner: User, number: int) -> CasePerson:
    return CasePerson(
        case=case,
        number=number,
        role=one.role,
        sex=one.sex,
        name=one.name,
        aliases=one.alias,
        birth_date=calendar.born(one.identified, one.age, one.since_birthday),
        minor_when_identified=one.minor,
        identified_on=calendar.day(one.identified),
        foreign_national=one.foreign_national,
        language=one.language,
        phone=one.phone,
        address=one.address,
        created_by=owner,
        created_at=calendar.at(one.identified, 12),
    )


def _decisions(
    one: Person, calendar: Calendar, person: CasePerson, owner: User
) -> list[PersonRoleDecision]:
    """An identified person at first; two days later whatever the role is now."""
    noted = "Met or named in the investigation; nothing decided."
    steps = [("identified_person", calendar.at(one.identified, 12), noted)]
    if one.role != "identified_person":
        basis = (
            "Under 18 with a commercial sex act."
            if one.minor
            else "Statements and records in the file, reviewed with the supervisor."
        )
        steps.append((one.role, calendar.at(max(one.identified - 2, EVE), 15), basis))
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


def _evidence(told: Investigation, calendar: Calendar, case: Case, owner: User) -> None:
    items, moves = [], []
    for number, one in enumerate(told.items, 1):
        collected = calendar.moment(one.at)
        item = EvidenceItem(
            case=case,
            number=number,
            kind=one.kind,
            description=one.description,
            collected_at=collected,
            collected_by=str(owner),
            collected_place=one.place,
            source=one.source,
            created_by=owner,
            created_at=collected,
            details="Bagged and sealed at the scene; the seal number is on the label.",
        )
        items.append(item)
        moves += _custody(one, calendar, item, owner)
    EvidenceItem.objects.bulk_create(items)
    Custody.objects.bulk_create(moves)


def _custody(one: Item, calendar: Calendar, item: EvidenceItem, owner: User) -> list[Custody]:
    """From the scene to the property room, and to the laboratory where it went there."""
    taken = calendar.moment(one.at)
    steps = [
        ("Scene", str(owner), "intake", taken),
        (str(owner), PROPERTY_ROOM, "storage", taken + datetime.timedelta(hours=3)),
    ]
    if one.laboratory:
        sent = calendar.at(one.laboratory, 10, one.at.minute)
        steps.append((PROPERTY_ROOM, LABORATORY, "examination", sent))
    return [
        Custody(
            case=item.case,
            evidence=item,
            released_by=released_by,
            received_by=received_by,
            purpose=purpose,
            place="Riverton Police property room",
            recorded_by=owner,
            at=moment,
            recorded_at=moment,
        )
        for released_by, received_by, purpose, moment in steps
    ]
