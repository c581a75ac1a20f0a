import pytest
from django.core.exceptions import ValidationError

from taskforce.access.acts import Stale
from taskforce.access.doors import Absent, Refused
from taskforce.access.identity import acting
from taskforce.audit.models import AuditEvent, ChangeRecord
from victims.models import ClientStatusDecision
from victims.services import (
    change_client,
    close_client,
    decide_status,
    reopen_client,
    set_first_day_item,
)


def change(cast, client, *, version=1, who="advocate", **facts):
    person = getattr(cast, who)
    with acting(person):
        return change_client(client=client, by=person, version=version, **facts)


def test_a_change_raises_the_version(cast, survivor):
    assert change(cast, survivor, language="eng").version == 2


def test_a_stale_change_is_refused_with_what_is_saved_now(cast, survivor):
    change(cast, survivor, language="eng")
    with pytest.raises(Stale) as fault:
        change(cast, survivor, language="fra")
    assert fault.value.row.language == "eng"


def test_the_same_form_twice_saves_once(cast, survivor):
    change(cast, survivor, language="eng")
    assert change(cast, survivor, language="eng").version == 2


def test_the_history_keeps_sealed_columns_sealed(cast, survivor):
    change(cast, survivor, legal_name="Anahita Changed")
    with acting(cast.advocate):
        record = ChangeRecord.objects.filter(operation="update").first()
    assert "legal_name" in record.after
    assert "Anahita" not in str(record.after) + str(record.before)


def test_a_change_of_identity_is_its_own_kind_of_act(cast, survivor):
    change(cast, survivor, preferred_name="Anna")
    with acting(cast.advocate):
        assert AuditEvent.objects.filter(action="client.identity_changed").count() == 1


def test_the_providers_supervisor_changes_nothing(cast, survivor):
    with pytest.raises(Refused):
        change(cast, survivor, who="director", language="eng")


def test_a_detective_finds_nothing_to_change(cast, survivor):
    with pytest.raises(Absent):
        change(cast, survivor, who="detective", language="eng")


def test_a_closed_record_is_reopened_before_it_is_changed(cast, survivor):
    with acting(cast.advocate):
        close_client(client=survivor, by=cast.advocate)
        with pytest.raises(ValidationError):
            change_client(client=survivor, by=cast.advocate, version=2, language="eng")
        assert reopen_client(client=survivor, by=cast.advocate).closed_on is None


def decide(cast, client, version, status="confirmed", basis="T visa granted", who="advocate"):
    person = getattr(cast, who)
    with acting(person):
        return decide_status(client=client, by=person, version=version, status=status, basis=basis)


def test_a_decision_keeps_who_when_and_why_and_the_one_before(cast, survivor):
    decide(cast, survivor, 1, "potential", "intake")
    decide(cast, survivor, 2)
    with acting(cast.advocate):
        kept = [(one.status, one.basis) for one in ClientStatusDecision.objects.all()]
        survivor.refresh_from_db()
    assert kept == [("confirmed", "T visa granted"), ("potential", "intake")]
    assert survivor.status == "confirmed"


def test_the_same_decision_twice_is_one(cast, survivor):
    assert decide(cast, survivor, 1) == decide(cast, survivor, 1)


def test_a_stale_decision_is_refused(cast, survivor):
    decide(cast, survivor, 1)
    with pytest.raises(Stale):
        decide(cast, survivor, 1, "not_victim", "other")


@pytest.mark.parametrize("basis", ["", "   ", "x" * 4001])
def test_a_decision_without_a_basis_is_refused(cast, survivor, basis):
    with pytest.raises(ValidationError):
        decide(cast, survivor, 1, basis=basis)


def test_a_line_of_the_first_day_says_who_and_when(cast, survivor):
    with acting(cast.advocate):
        line = set_first_day_item(client=survivor, by=cast.advocate, item="food", state="done")
    assert (line.state, line.changed_by) == ("done", cast.advocate)


def test_the_same_answer_twice_is_recorded_once(cast, survivor):
    with acting(cast.advocate):
        for _ in range(2):
            set_first_day_item(client=survivor, by=cast.advocate, item="food", state="done")
        assert AuditEvent.objects.filter(action="first_day.changed").count() == 1


@pytest.mark.parametrize("item, state", [("wine", "done"), ("food", "eaten")])
def test_a_line_that_is_not_on_the_card_is_refused(cast, survivor, item, state):
    with acting(cast.advocate), pytest.raises(ValidationError):
        set_first_day_item(client=survivor, by=cast.advocate, item=item, state=state)
