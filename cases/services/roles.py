"""Decisions on a person's role, with who decided and on what basis."""

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.models import Case, CasePerson, PersonRoleDecision
from cases.services.acts import allowed
from taskforce.access.acts import Stale, given
from taskforce.access.doors import Refused
from taskforce.access.principal import principal_of
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.vocabulary.persons import OFFENDER_ROLES, PERSON_ROLE

CONFIRMED = "Confirmed: screening for force, fraud and coercion was done; services were offered."


@transaction.atomic
def decide_role(
    *,
    case: Case,
    person: CasePerson,
    by: User,
    role: str,
    basis: str,
    version: int,
    screening_done: bool = False,
    services_offered: bool = False,
    at=None,
) -> PersonRoleDecision:
    """Decide what a person is in the case. The decision is kept for ever, with its basis.

    Everyone met is treated as a possible victim: whoever is not yet held to be an offender
    becomes one only after screening, with services offered, and by a supervisor with a
    reason (DOMAIN 2.4). Both confirmations become part of the basis.

    :raises Refused: when that needs a supervisor.
    :raises Stale: when the person was changed meanwhile; nothing is written.
    """
    case = allowed(case, by, "case.decide_role")
    person = case.casepersons.select_for_update(of=("self",)).get(pk=person.pk)
    role, basis = PERSON_ROLE.validate(role), basis.strip()
    if person.version != version:
        return _already(person, by, role, basis)
    if role == person.role:
        raise ValidationError({"role": "This is the role already."})
    if not basis:
        raise ValidationError({"basis": "Say on what basis this was decided."})
    if needs_supervisor(person.role, role):
        _check_offender(case, by, screening_done, services_offered)
        basis = f"{basis}\n\n{CONFIRMED}"
    was, person.role = person.role, role
    person.version += 1
    person.save(update_fields=["role", "version"])
    decision = PersonRoleDecision.objects.create(
        case=case,
        person=person,
        role=role,
        decided_by=by,
        basis=basis,
        **given(decided_at=at),
    )
    record("person.role_decided", person, case=str(case.pk), was=was, role=role)
    return decision


def needs_supervisor(was: str, role: str) -> bool:
    """Whether a step takes somebody among the offenders (a witness included: no way round)."""
    return role in OFFENDER_ROLES and was not in OFFENDER_ROLES


def _check_offender(case: Case, by: User, screening_done: bool, services_offered: bool) -> None:
    if not principal_of(by).has_any({"supervisor"}):
        raise Refused("case.decide_role", case)
    missing = {}
    if not screening_done:
        missing["screening_done"] = "Screen for force, fraud and coercion first, then confirm it."
    if not services_offered:
        missing["services_offered"] = "Offer services first, then confirm it."
    if missing:
        raise ValidationError(missing)


def _already(person: CasePerson, by: User, role: str, basis: str) -> PersonRoleDecision:
    """The same form sent twice gives the first decision; anything else is stale."""
    last = person.decisions.first()
    same = last and last.decided_by_id == by.pk and last.role == role == person.role
    if same and last.basis.removesuffix(CONFIRMED).strip() == basis:
        return last
    raise Stale(person)
