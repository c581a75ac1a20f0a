"""Asking for a case file: one row, committed, numbered, told to the workers at best."""

import uuid

import pytest
from celery import current_app
from django.core.exceptions import ValidationError

from cases.casefile.profiles import UnknownProfile
from cases.models import CaseFile
from cases.services import casefile_offer
from cases.services.casefile_cancel import cancel_casefile
from cases.services.casefile_request import (
    WAITING_LIMIT,
    CannotRequest,
    request_casefile,
    retry_casefile,
)
from taskforce.access.doors import Absent
from taskforce.access.identity import acting
from taskforce.audit.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def offers(monkeypatch):
    """The rows that would be told to the broker; the broker itself is in the fault tests."""
    told = []
    monkeypatch.setattr(casefile_offer, "offer", lambda pk: told.append(pk) or True)
    return told


def ask(cast, case, by=None, **more) -> CaseFile:
    return request_casefile(case=case, by=by or cast.detective, profile="summary", **more)


def kinds(row) -> list[str]:
    events = AuditEvent.objects.filter(object_id=str(row.pk)).order_by("id")
    return list(events.values_list("action", flat=True))


def test_it_is_queued_and_recorded(cast, case, act_as):
    with act_as(cast.detective):
        row = ask(cast, case)
        assert (row.state, row.number, row.attempts) == ("queued", 1, 0)
        assert kinds(row) == ["casefile.requested"]


def test_it_is_offered_only_after_the_commit(
    cast, case, act_as, offers, django_capture_on_commit_callbacks
):
    with act_as(cast.detective):
        with django_capture_on_commit_callbacks(execute=True):
            row = ask(cast, case)
            assert offers == []
        assert offers == [row.pk]


def test_numbers_count_within_the_case(cast, case, act_as):
    with act_as(cast.detective):
        assert [ask(cast, case).number for _ in range(3)] == [1, 2, 3]


def test_the_same_form_twice_makes_one(cast, case, act_as):
    key = uuid.uuid4()
    with act_as(cast.detective):
        first = ask(cast, case, idempotency_key=key)
        again = ask(cast, case, idempotency_key=key)
        assert first.pk == again.pk
        assert CaseFile.objects.count() == 1
        assert kinds(first) == ["casefile.requested"]


def test_a_key_of_somebody_else_is_refused(cast, case, act_as):
    key = uuid.uuid4()
    with act_as(cast.detective):
        ask(cast, case, idempotency_key=key)
    with act_as(cast.analyst), pytest.raises(ValidationError):
        ask(cast, case, by=cast.analyst, idempotency_key=key)


def test_an_undeclared_profile_is_refused(cast, case, act_as):
    with act_as(cast.detective), pytest.raises(UnknownProfile):
        request_casefile(case=case, by=cast.detective, profile="everything")


@pytest.mark.parametrize("name", ["neighbor", "outsider", "advocate", "administrator", "former"])
def test_the_case_is_absent_for_who_does_not_see_it(cast, case, act_as, name):
    person = getattr(cast, name)
    with act_as(person), pytest.raises(Absent):
        ask(cast, case, by=person)


def test_nobody_fills_the_queue_alone(cast, case, act_as):
    with act_as(cast.detective):
        for _ in range(WAITING_LIMIT):
            ask(cast, case)
        with pytest.raises(CannotRequest, match="already have"):
            ask(cast, case)


def test_a_queued_file_is_canceled_at_once(cast, case, act_as):
    with act_as(cast.detective):
        row = cancel_casefile(casefile=ask(cast, case), by=cast.detective)
        assert (row.state, row.failure) == ("stopped", "Canceled. Nothing was made.")
        assert kinds(row) == ["casefile.requested", "casefile.stopped"]


def test_a_running_file_is_only_asked_to_stop(cast, case, act_as):
    with act_as(cast.detective):
        row = ask(cast, case)
        CaseFile.objects.filter(pk=row.pk).update(state="running")
        row = cancel_casefile(casefile=row, by=cast.detective)
        assert row.state == "running"
        assert row.cancel_requested_at is not None


def test_an_ended_file_cannot_be_canceled(cast, case, act_as):
    with act_as(cast.detective):
        row = ask(cast, case)
        CaseFile.objects.filter(pk=row.pk).update(state="failed", failure="Exhibit 3")
        row = cancel_casefile(casefile=row, by=cast.detective)
        assert (row.state, row.failure, row.cancel_requested_at) == ("failed", "Exhibit 3", None)


def test_a_foreigner_cannot_cancel(cast, case, act_as):
    with act_as(cast.detective):
        row = ask(cast, case)
    with act_as(cast.neighbor), pytest.raises(Absent):
        cancel_casefile(casefile=row, by=cast.neighbor)


def test_a_failed_file_is_tried_again_as_a_new_row(cast, case, act_as):
    with act_as(cast.detective):
        old = ask(cast, case, prepared_for="District Attorney")
        CaseFile.objects.filter(pk=old.pk).update(state="failed")
        new = retry_casefile(casefile=old, by=cast.detective)
        assert (new.retry_of_id, new.state, new.number) == (old.pk, "queued", 2)
        assert new.options == {"prepared_for": "District Attorney"}
        assert kinds(new) == ["casefile.retried"]


def test_a_waiting_file_is_not_tried_again(cast, case, act_as):
    with act_as(cast.detective):
        row = ask(cast, case)
        with pytest.raises(CannotRequest):
            retry_casefile(casefile=row, by=cast.detective)


def test_a_broker_that_refuses_costs_nothing(cast, case, act_as, monkeypatch):
    monkeypatch.undo()

    def refuse(*args, **kwargs):
        raise OSError("no broker")

    monkeypatch.setattr(current_app, "send_task", refuse)
    with act_as(cast.detective):
        row = ask(cast, case)
        assert casefile_offer.offer(row.pk) is False
        row.refresh_from_db()
        assert (row.state, row.published_at) == ("queued", None)


def test_the_queue_shows_the_worker_no_content(cast, case, act_as):
    from cases.models import Case, LogEntry
    from taskforce.access.principal import WORKER

    with act_as(cast.detective):
        ask(cast, case)
    with acting(WORKER):
        assert CaseFile.objects.count() == 1
        assert (Case.objects.count(), LogEntry.objects.count()) == (0, 0)
