"""People of a case: adding them, and keeping what is known of them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.models import Case, CasePerson
from cases.services.acts import allowed, next_number
from cases.services.roles import decide_role
from taskforce.access.acts import check_version, given, once, seen_again
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.vocabulary.persons import DEFAULT_PERSON_ROLE

FIELDS = (
    "name",
    "aliases",
    "sex",
    "birth_date",
    "minor_when_identified",
    "identified_on",
    "foreign_national",
    "language",
    "phone",
    "address",
    "description",
)


@transaction.atomic
def add_person(
    *,
    case: Case,
    by: User,
    role: str = DEFAULT_PERSON_ROLE,
    basis: str = "",
    screening_done: bool = False,
    services_offered: bool = False,
    idempotency_key=None,
    at=None,
    **values,
) -> CasePerson:
    """Add a person; an *identified person* unless a role is decided at once, with its basis.

    :param at: only for data that was recorded elsewhere before.
    """
    case = allowed(case, by, "case.people")
    _check(values)

    def make() -> CasePerson:
        person = CasePerson.objects.create(
            case=case,
            number=next_number(case, CasePerson),
            created_by=by,
            **values,
            **given(idempotency_key=idempotency_key, created_at=at),
        )
        if role != DEFAULT_PERSON_ROLE:
            decide_role(
                case=case,
                person=person,
                by=by,
                role=role,
                basis=basis,
                version=person.version,
                screening_done=screening_done,
                services_offered=services_offered,
                at=at,
            )
        return person

    person, is_new = once(CasePerson, idempotency_key, {"case": case, "created_by": by}, make)
    person = seen_again(person, by)
    if is_new:
        record("person.added", person, case=str(case.pk), number=person.number)
    return person


@transaction.atomic
def change_person(
    *, case: Case, person: CasePerson, by: User, version: int, **values
) -> CasePerson:
    """Complete or correct what is known; the role has its own act (``decide_role``).

    :raises Stale: when somebody saved a newer version meanwhile; nothing is written.
    """
    case = allowed(case, by, "case.people")
    person = case.casepersons.select_for_update(of=("self",)).get(pk=person.pk)
    check_version(person, version)
    _check(values, person)
    changed = [name for name, value in values.items() if getattr(person, name) != value]
    if not changed:
        return person
    for name in changed:
        setattr(person, name, values[name])
    person.version += 1
    person.save(update_fields=[*changed, "version"])
    record("person.changed", person, case=str(case.pk), fields=sorted(changed))
    return person


def _check(values: dict, person: CasePerson | None = None) -> None:
    if unknown := set(values) - set(FIELDS):
        raise TypeError(f"not of a person: {sorted(unknown)}")
    today = timezone.localdate()
    for name in ("birth_date", "identified_on"):
        if values.get(name) and values[name] > today:
            raise ValidationError({name: "This date lies in the future."})
    born = values.get("birth_date", person and person.birth_date)
    met = values.get("identified_on", person and person.identified_on)
    if born and met and born > met:
        raise ValidationError({"identified_on": "This is before the date of birth."})
