"""What breaks is a real process here: broker, worker, worker's child. The file comes out once."""

import datetime
import os
import signal
import time

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cases.models import CaseFile
from cases.services.casefile_cancel import cancel_casefile
from cases.services.casefile_offer import offer
from cases.services.casefile_reconcile import reconcile
from cases.services.casefile_request import request_casefile
from taskforce.access.identity import acting
from taskforce.access.principal import WORKER
from taskforce.audit.models import AuditEvent
from taskforce.vault import files
from tests.cases.casefile_processes import children_of, kill, own_broker, until, worker
from tests.cases.casefile_rows import only_part, parts_of
from tests.cases.casefile_world import add_entry, make_case
from tests.cast import make_cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
LONG_TEXT = "The van came back and left again. " * 400


@pytest.fixture
def broker():
    with own_broker() as made:
        yield made


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def case(cast):
    return make_case(cast, entries=2)


@pytest.fixture
def long_case(cast):
    """A case whose file takes many seconds: long enough to be killed in the middle."""
    case = make_case(cast, entries=2)
    with acting(cast.detective), transaction.atomic():
        for number in range(3, 63):
            add_entry(cast, case, number, f"{number}. {LONG_TEXT}")
    return case


def ask(cast, case, profile="summary") -> CaseFile:
    with acting(cast.detective), transaction.atomic():
        return request_casefile(case=case, by=cast.detective, profile=profile)


def read(row) -> CaseFile:
    with acting(WORKER), transaction.atomic():
        return CaseFile.objects.get(pk=row.pk)


def change(row, **values) -> None:
    with acting(WORKER), transaction.atomic():
        CaseFile.objects.filter(pk=row.pk).update(**values)


def is_half_way(row) -> bool:
    row = read(row)
    return row.state == "running" and row.progress_done > 2


def ended(row) -> bool:
    return not read(row).is_waiting


def events(cast, row) -> list[str]:
    with acting(cast.auditor), transaction.atomic():
        found = AuditEvent.objects.filter(object_id=str(row.pk)).order_by("id")
        return [name for name in found.values_list("action", flat=True)]


def assert_one_right_file(row) -> CaseFile:
    row = read(row)
    assert (row.state, row.failure) == ("ready", "")
    assert files.verify(only_part(row).vault_name, only_part(row).sha256)
    assert files.read_all(only_part(row).vault_name).startswith(b"%PDF-")
    return row


def time_passes(row) -> None:
    """The lease ran out and the row was offered long ago."""
    past = timezone.now() - datetime.timedelta(minutes=2)
    if read(row).state == "running":
        change(row, lease_until=past)
    change(row, published_at=past)


def post(cast, case) -> tuple:
    client = Client()
    client.force_login(cast.detective)
    started = time.monotonic()
    answer = client.post(
        reverse("case-file-new", kwargs={"pk": case.pk}),
        {
            "profile": "summary",
            "prepared_for": "",
            "idempotency_key": "6b0f3b9e-6f4b-4c56-9f0e-0a6d7a4b9a11",
        },
    )
    return client, answer, time.monotonic() - started


def test_a_real_worker_makes_it_and_leaves_nothing_readable(cast, case, broker, settings):
    with worker(broker):
        row = ask(cast, case)
        assert until(lambda: ended(row))
    assert_one_right_file(row)
    assert events(cast, row).count("casefile.started") == 1
    assert events(cast, row).count("casefile.ready") == 1
    assert list(settings.WORK_ROOT.iterdir()) == []


def test_a_broker_that_is_gone_costs_the_person_nothing(cast, case, broker):
    broker.kill()
    client, answer, seconds = post(cast, case)
    assert answer.status_code == 302
    assert seconds < 10
    page = client.get(answer["Location"])
    assert b"starts by itself" in page.content
    with acting(cast.detective), transaction.atomic():
        row = CaseFile.objects.get()
    assert (row.state, row.published_at) == ("queued", None)
    assert reconcile().offered == 0
    broker.start()
    with worker(broker):
        assert reconcile().offered == 1
        assert until(lambda: ended(row))
    assert_one_right_file(row)


def test_a_frozen_broker_does_not_hang_the_page(cast, case, broker):
    broker.freeze()
    _, answer, seconds = post(cast, case)
    assert answer.status_code == 302
    assert seconds < 15
    broker.thaw()
    with acting(cast.detective), transaction.atomic():
        row = CaseFile.objects.get()
    with worker(broker):
        reconcile()
        assert until(lambda: ended(row))
    assert_one_right_file(row)


def test_a_wiped_broker_loses_no_file(cast, case, broker):
    row = ask(cast, case)
    broker.kill()
    broker.start()
    time_passes(row)
    with worker(broker):
        assert reconcile().offered == 1
        assert until(lambda: ended(row))
    assert_one_right_file(row)


def test_the_same_job_delivered_many_times_is_made_once(cast, case, broker):
    row = ask(cast, case)
    with acting(WORKER):
        for _ in range(4):
            offer(row.pk)
    with worker(broker, processes=2):
        assert until(lambda: ended(row))
        time.sleep(2)
    assert_one_right_file(row)
    assert events(cast, row).count("casefile.started") == 1
    assert events(cast, row).count("casefile.ready") == 1


def test_a_worker_killed_half_way_is_followed_by_another(cast, long_case, broker):
    with worker(broker) as child:
        row = ask(cast, long_case, "chronology")
        assert until(lambda: is_half_way(row))
        kill(child)
    assert read(row).state == "running"
    time_passes(row)
    with worker(broker):
        assert reconcile().offered == 1
        assert until(lambda: ended(row))
    row = assert_one_right_file(row)
    assert row.attempts == 2
    assert row.manifest["reused"] > 0
    assert events(cast, row).count("casefile.ready") == 1


def test_a_worker_s_child_killed_alone_is_followed_by_another(cast, long_case, broker):
    with worker(broker) as child:
        row = ask(cast, long_case, "chronology")
        assert until(lambda: is_half_way(row))
        for pid in children_of(child.pid):
            os.kill(pid, signal.SIGKILL)
        time_passes(row)
        assert reconcile().offered == 1
        assert until(lambda: ended(row))
    row = assert_one_right_file(row)
    assert row.attempts == 2


def test_a_running_file_is_canceled_within_seconds(cast, long_case, broker):
    with worker(broker):
        row = ask(cast, long_case, "chronology")
        assert until(lambda: is_half_way(row))
        with acting(cast.detective), transaction.atomic():
            cancel_casefile(casefile=row, by=cast.detective)
        started = time.monotonic()
        assert until(lambda: ended(row), 30)
        assert time.monotonic() - started < 15
    row = read(row)
    assert row.state == "stopped"
    assert parts_of(row) == []


def test_a_lost_database_connection_ends_in_one_file(cast, long_case, broker):
    with worker(broker):
        row = ask(cast, long_case, "chronology")
        assert until(lambda: is_half_way(row))
        with connection.cursor() as cursor:
            cursor.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where datname = current_database() and pid <> pg_backend_pid()"
                " and usename = current_user"
            )
        assert until(lambda: ended(row) or read(row).state == "queued")
        if not ended(row):
            time_passes(row)
            reconcile()
        assert until(lambda: ended(row))
    assert_one_right_file(row)
