import pytest
from django.core.exceptions import ValidationError

from cases.services.people import add_person, change_person
from cases.services.roles import CONFIRMED, decide_role
from taskforce.access.acts import Stale
from taskforce.access.doors import Refused
from taskforce.access.identity import acting


@pytest.fixture
def person(cast, case):
    with acting(cast.detective):
        return add_person(case=case, by=cast.detective, name="Jane Roe")


def decide(person, by, role, basis="Her phone records", **values):
    with acting(by):
        person.refresh_from_db()
        return decide_role(
            case=person.case,
            person=person,
            by=by,
            role=role,
            basis=basis,
            version=values.pop("version", person.version),
            **values,
        )


def test_everyone_is_an_identified_person_at_first(person):
    assert person.role == "identified_person"


def test_a_detective_makes_no_offender_of_anyone(cast, person):
    with pytest.raises(Refused):
        decide(person, cast.detective, "suspect", screening_done=True, services_offered=True)


@pytest.mark.parametrize("done", [{}, {"screening_done": True}, {"services_offered": True}])
def test_nor_does_a_supervisor_without_screening_and_services(cast, person, done):
    with pytest.raises(ValidationError):
        decide(person, cast.supervisor, "suspect", **done)


def test_nor_without_a_reason(cast, person):
    with pytest.raises(ValidationError):
        decide(person, cast.supervisor, "suspect", " ", screening_done=True, services_offered=True)


def test_with_all_three_a_supervisor_does_and_the_basis_says_so(cast, person):
    decision = decide(
        person, cast.supervisor, "suspect", screening_done=True, services_offered=True
    )
    assert decision.basis == f"Her phone records\n\n{CONFIRMED}"


def test_a_witness_is_no_way_round(cast, person):
    decide(person, cast.detective, "witness")
    with pytest.raises(Refused):
        decide(person, cast.detective, "buyer", screening_done=True, services_offered=True)


def test_nor_is_adding_somebody_as_an_offender(cast, case):
    with acting(cast.detective), pytest.raises(Refused):
        add_person(case=case, by=cast.detective, name="Max", role="trafficker", basis="Seen")


def test_a_detective_finds_a_victim_and_history_keeps_each_step(cast, person):
    decide(person, cast.detective, "possible_victim", "Bruises, fear")
    decide(person, cast.analyst, "victim", "Her statement")
    with acting(cast.detective):
        kept = [(one.role, one.decided_by) for one in person.decisions.all()]
    assert kept == [("victim", cast.analyst), ("possible_victim", cast.detective)]


def test_the_same_decision_sent_twice_is_one(cast, person):
    first = decide(person, cast.detective, "witness", version=1)
    assert decide(person, cast.detective, "witness", version=1) == first


def test_a_decision_on_an_older_version_is_refused(cast, person):
    with acting(cast.analyst):
        change_person(case=person.case, person=person, by=cast.analyst, version=1, phone="555")
    with pytest.raises(Stale):
        decide(person, cast.detective, "witness", version=1)
