import datetime
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from taskforce.access.identity import acting
from taskforce.audit.models import AuditEvent
from tests.cast import make_user
from victims.models import Client
from victims.services import take_in_client


def take_in(cast, **facts) -> Client:
    facts.setdefault("idempotency_key", uuid.uuid4())
    with acting(cast.advocate):
        return take_in_client(by=cast.advocate, **facts)


def test_nothing_about_who_they_are_is_needed(cast):
    made = take_in(cast)
    assert (made.legal_name, made.preferred_name, made.birth_date) == ("", "", "")
    assert made.advocate == cast.advocate


def test_code_names_follow_one_another(cast):
    year = timezone.localdate().year
    assert [take_in(cast).code_name, take_in(cast).code_name] == [
        f"V-{year}-0001",
        f"V-{year}-0002",
    ]


def test_a_double_submit_makes_one_and_spends_one_code_name(cast):
    key = uuid.uuid4()
    assert take_in(cast, idempotency_key=key) == take_in(cast, idempotency_key=key)
    assert take_in(cast).code_name.endswith("0002")


def test_it_begins_with_seven_open_lines_of_the_first_day(cast):
    made = take_in(cast)
    with acting(cast.advocate):
        assert list(made.firstdayitems.values_list("state", flat=True)) == ["pending"] * 7


def test_it_begins_as_potential_with_a_basis(cast):
    made = take_in(cast)
    with acting(cast.advocate):
        decision = made.clientstatusdecisions.get()
    assert (made.status, decision.status, decision.decided_by) == (
        "potential",
        "potential",
        cast.advocate,
    )


def test_the_audit_names_no_one(cast):
    take_in(cast, legal_name="Anahita Example")
    with acting(cast.advocate):
        assert "Anahita" not in str(AuditEvent.objects.get(action="client.created").detail)


@pytest.mark.parametrize(
    "facts, field",
    [
        ({"birth_date": "2026-02-30"}, "birth_date"),
        ({"birth_date": "9999-01-01"}, "birth_date"),
        ({"language": "xxx"}, "language"),
        ({"sex": "no"}, "sex"),
        ({"legal_name": "x" * 201}, "legal_name"),
        ({"intake_on": datetime.date(2999, 1, 1)}, "intake_on"),
    ],
)
def test_what_a_record_cannot_hold_is_refused_by_field(cast, facts, field):
    with pytest.raises(ValidationError) as fault:
        take_in(cast, **facts)
    assert list(fault.value.message_dict) == [field]


def test_an_advocate_of_another_agency_is_not_assigned(cast):
    stranger = make_user("stranger", cast.shelter, "advocate")
    with pytest.raises(ValidationError):
        take_in(cast, advocate=stranger)


def test_ownership_and_status_are_not_taken_from_a_form(cast):
    with pytest.raises(ValidationError):
        take_in(cast, status="confirmed")


@pytest.mark.parametrize("who", ["director", "detective", "partner", "administrator", "former"])
def test_only_advocates_take_in_clients(cast, who):
    person = getattr(cast, who)
    with acting(person), pytest.raises(PermissionDenied):
        take_in_client(by=person, idempotency_key=uuid.uuid4())


def test_a_provider_of_the_same_task_force_sees_nothing_of_it(cast):
    made = take_in(cast)
    with acting(cast.partner):
        assert not Client.objects.filter(pk=made.pk).exists()
