"""The people of a case, in their roles, with who decided what."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from django.utils import timezone

from cases.casefile.data import GROUPS, CaseData, Decision, Known, Person
from cases.casefile.layout import section
from cases.casefile.registry import ContentKind, Part, Reading
from cases.casefile.request import Request
from cases.casefile.words import person_facts
from cases.models import CasePerson, PersonRoleDecision
from taskforce.courtpdf import Section
from taskforce.vocabulary.persons import OFFENDER_ROLES

ADULT_AT = 18


def gather(reading: Reading) -> list[Person]:
    """The people with the decisions on their roles."""
    case, principal = reading.case, reading.principal
    decided = defaultdict(list)
    rows = PersonRoleDecision.objects.visible_to(principal).filter(case=case)
    for row in rows.select_related("decided_by").order_by("decided_at", "id"):
        decided[row.person_id].append(
            Decision(row.get_role_display(), str(row.decided_by), row.decided_at, row.basis)
        )
    return [
        Person(
            number=row.number,
            group=_group(row.role),
            role=row.get_role_display(),
            name=row.name,
            aliases=row.aliases,
            facts=person_facts(row),
            description=row.description,
            decisions=decided[row.pk],
            known=known_of_row(row, case.opened_on),
            record=str(row.pk),
        )
        for row in CasePerson.objects.visible_to(principal).filter(case=case).order_by("number")
    ]


def known_of_row(row: CasePerson, opened_on: date) -> Known:
    """Who was a child when identified stays one here: the act happened to a child.

    Without the day of that, the first day on which the case can have known them counts, so that
    nobody is printed because a birthday has passed since.
    """
    minor = row.minor_when_identified
    if row.birth_date and not minor:
        met = row.identified_on or min(opened_on, timezone.localdate(row.created_at))
        minor = _age(row.birth_date, met) < ADULT_AT
    return Known(
        birth_date=row.birth_date,
        minor=minor,
        is_offender=row.role in OFFENDER_ROLES,
        phone=row.phone,
        address=row.address,
    )


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _group(role: str) -> str:
    if role in OFFENDER_ROLES:
        return "offenders"
    return {"victim": "confirmed", "possible_victim": "potential"}.get(role, "others")


def people(data: CaseData, request: Request) -> Iterator[Section]:
    """Potential and confirmed victims apart, then the others, each with who decided what."""
    groups = [
        (code, label, [person for person in data.people if person.group == code])
        for code, label in GROUPS
    ]
    yield section("people", "People", "people", {"groups": groups, "people": data.people})


def _counts(records: Sequence[Person]) -> dict[str, int]:
    return {"people": len(records), "decisions": sum(len(one.decisions) for one in records)}


PART = Part(
    key="people",
    order=30,
    label="People and decisions on their roles",
    kinds=(ContentKind("person", "People", ("people", "summary"), route="case-person"),),
    gather=gather,
    searched=30,
    render={"people": people},
    counts=_counts,
    anchor="person",
    produced_as="person",
)
