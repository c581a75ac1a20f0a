import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from taskforce.access.acts import Stale
from taskforce.access.doors import Absent, Refused
from taskforce.access.identity import acting
from victims.models import Client, Need
from victims.services import add_need, change_need, record_service


@pytest.fixture
def need(cast, survivor) -> Need:
    with acting(cast.advocate):
        return add_need(
            client=survivor,
            by=cast.advocate,
            category="shelter",
            description="with her son",
            is_urgent=True,
            idempotency_key=uuid.uuid4(),
        )


def change(cast, need, version=1, who="advocate", **facts):
    person = getattr(cast, who)
    with acting(person):
        return change_need(need=need, by=person, version=version, **facts)


def serve(cast, client, **facts):
    facts = {
        "category": "shelter",
        "given_on": timezone.localdate(),
        "given_by": "Harbor House",
        "idempotency_key": uuid.uuid4(),
        **facts,
    }
    with acting(cast.advocate):
        return record_service(client=client, by=cast.advocate, **facts)


def test_a_need_that_was_met_is_closed_today(cast, need):
    assert change(cast, need, state="met").closed_on == timezone.localdate()


def test_an_unmet_need_says_why(cast, need):
    with pytest.raises(ValidationError):
        change(cast, need, state="unmet")
    found = change(cast, need, state="unmet", unmet_reason="Lack of adequate funding")
    assert found.unmet_reason == "Lack of adequate funding"


def test_a_reason_goes_when_the_need_is_open_again(cast, need):
    change(cast, need, state="unmet", unmet_reason="Lack of adequate funding")
    found = change(cast, need, 2, state="open", unmet_reason="Lack of adequate funding")
    assert (found.unmet_reason, found.closed_on) == ("", None)


def test_a_stale_change_of_a_need_is_refused(cast, need):
    change(cast, need, state="in_progress")
    with pytest.raises(Stale):
        change(cast, need, 1, state="met")


def test_the_providers_supervisor_changes_no_need(cast, need):
    with pytest.raises(Refused):
        change(cast, need, who="director", state="met")


def test_a_need_of_the_future_is_refused(cast, survivor):
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    with acting(cast.advocate), pytest.raises(ValidationError):
        add_need(
            client=survivor,
            by=cast.advocate,
            category="shelter",
            opened_on=tomorrow,
            idempotency_key=uuid.uuid4(),
        )


def test_a_service_moves_its_need(cast, survivor, need):
    serve(cast, survivor, need=need, need_state="met", outcome="Moved in")
    with acting(cast.advocate):
        need.refresh_from_db()
    assert need.state == "met"


def test_a_service_for_a_need_is_of_the_needs_kind(cast, survivor, need):
    assert serve(cast, survivor, need=need, category="medical").category == "shelter"


def test_a_double_submit_records_one_service(cast, survivor):
    key = uuid.uuid4()
    assert serve(cast, survivor, idempotency_key=key) == serve(cast, survivor, idempotency_key=key)


def test_a_need_of_another_client_is_not_served_here(cast, survivor, need):
    with acting(cast.advocate):
        other = Client.objects.create(
            agency=cast.harbor,
            code_name="V-2026-0009",
            intake_on=timezone.localdate(),
            created_by=cast.advocate,
        )
    with pytest.raises(Absent):
        serve(cast, other, need=need)


@pytest.mark.parametrize(
    "facts",
    [
        {"minutes": 1441},
        {"status": "not_provided"},
        {"outcome": "x" * 4001},
        {"given_on": datetime.date(2999, 1, 1)},
        {"category": "wine"},
    ],
)
def test_what_a_service_cannot_be_is_refused(cast, survivor, facts):
    with pytest.raises(ValidationError):
        serve(cast, survivor, **facts)


def test_a_planned_service_may_lie_ahead(cast, survivor):
    ahead = timezone.localdate() + datetime.timedelta(days=7)
    assert serve(cast, survivor, given_on=ahead, status="planned").given_on == ahead


def test_needs_of_one_day_stand_as_they_were_written(cast, survivor):
    written = ["medical", "childcare", "employment", "shelter", "education"]
    with acting(cast.advocate):
        for category in written:
            add_need(client=survivor, by=cast.advocate, category=category)
        assert [need.category for need in survivor.needs.all()] == written


def test_of_services_of_one_day_the_last_written_stands_first(cast, survivor):
    written = [f"Shift {number}" for number in range(6)]
    for given_by in written:
        serve(cast, survivor, given_by=given_by)
    with acting(cast.advocate):
        given = list(survivor.servicerecords.values_list("given_by", flat=True))
    assert given == written[::-1]
