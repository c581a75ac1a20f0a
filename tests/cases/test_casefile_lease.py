"""The lease: one worker at a time, whatever messages arrive, and rights asked again."""

import datetime
import threading

import pytest
from django.db import connections, transaction
from django.utils import timezone

from cases.casefile.publication import Made, MadePart
from cases.models import CaseFile
from cases.services import casefile_reconcile
from cases.services.casefile_build import build_now
from cases.services.casefile_cancel import cancel_casefile
from cases.services.casefile_lease import LeaseLost, fail, give_back, renew_lease, take_lease
from cases.services.casefile_publish import RightsGone, publish_casefile
from cases.services.casefile_reconcile import reconcile
from cases.services.casefile_request import request_casefile
from cases.services.seal import seal_case
from taskforce.access.identity import acting
from taskforce.access.permissions import permission_id
from taskforce.access.principal import WORKER
from taskforce.accounts.models import User
from taskforce.ui.models import Notification
from tests.cases.casefile_rows import parts_of
from tests.cases.casefile_world import make_case
from tests.cast import make_cast

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def case(cast):
    return make_case(cast, entries=2)


@pytest.fixture
def offered(monkeypatch):
    told = []
    monkeypatch.setattr(casefile_reconcile, "offer", lambda pk: told.append(pk) or True)
    return told


def ask(cast, case, by=None) -> CaseFile:
    by = by or cast.detective
    with acting(by), transaction.atomic():
        return request_casefile(case=case, by=by, profile="summary", offered=False)


def read(row) -> CaseFile:
    with acting(WORKER), transaction.atomic():
        return CaseFile.objects.get(pk=row.pk)


def change(row, **values) -> None:
    with acting(WORKER), transaction.atomic():
        CaseFile.objects.filter(pk=row.pk).update(**values)


def run_out(row) -> None:
    """Time passes: nobody renewed the lease."""
    change(row, lease_until=timezone.now() - datetime.timedelta(seconds=1))


def made() -> Made:
    part = MadePart("file", 1, 1, "0" * 32, "a" * 64, 10, 2, 1, 2, "RPD-1", "RPD-2")
    return Made((part,), True, "RPD-", timezone.now(), {})


def test_only_the_first_gets_the_lease(cast, case):
    row = ask(cast, case)
    assert take_lease(row.pk) is not None
    assert take_lease(row.pk) is None
    assert read(row).attempts == 1


def test_a_lease_that_ran_out_is_taken_by_another(cast, case):
    row = ask(cast, case)
    first = take_lease(row.pk)
    run_out(row)
    second = take_lease(row.pk)
    assert second.attempt == 2
    with pytest.raises(LeaseLost):
        renew_lease(first, "Binding", 1, 2)
    assert fail(first, "too late") is False
    assert read(row).state == "running"


def test_who_lost_the_lease_publishes_nothing(cast, case):
    row = ask(cast, case)
    first = take_lease(row.pk)
    run_out(row)
    take_lease(row.pk)
    with pytest.raises(LeaseLost):
        publish_casefile(first, made())
    assert read(row).state == "running"


def test_a_lease_that_ran_out_publishes_nothing_even_if_nobody_else_took_it(cast, case):
    row = ask(cast, case)
    lease = take_lease(row.pk)
    run_out(row)
    with pytest.raises(LeaseLost):
        publish_casefile(lease, made())


def test_a_beat_says_how_far_it_is_and_hears_of_a_cancellation(cast, case):
    row = ask(cast, case)
    lease = take_lease(row.pk)
    assert renew_lease(lease, "Laying out pages", 3, 9) is False
    with acting(cast.detective), transaction.atomic():
        cancel_casefile(casefile=row, by=cast.detective)
    assert renew_lease(lease, "Laying out pages", 4, 9) is True
    row = read(row)
    assert (row.progress_stage, row.progress_done, row.progress_total) == ("Laying out pages", 4, 9)


def test_what_was_canceled_is_not_published(cast, case):
    row = ask(cast, case)
    lease = take_lease(row.pk)
    with acting(cast.detective), transaction.atomic():
        cancel_casefile(casefile=row, by=cast.detective)
    with pytest.raises(LeaseLost):
        publish_casefile(lease, made())


def test_it_is_tried_three_times_and_then_fails_with_words(cast, case, offered):
    row = ask(cast, case)
    for attempt in (1, 2, 3):
        assert take_lease(row.pk).attempt == attempt
        run_out(row)
    assert take_lease(row.pk) is None
    assert reconcile().failed == 1
    row = read(row)
    assert row.state == "failed"
    assert row.failure.startswith("The work ended without a result three times")
    with acting(cast.detective), transaction.atomic():
        assert Notification.objects.get().kind == "export_failed"


def test_the_reconciler_offers_what_was_never_offered(cast, case, offered):
    row = ask(cast, case)
    assert reconcile().offered == 1
    assert offered == [row.pk]


def test_the_reconciler_leaves_alone_what_was_just_offered(cast, case, offered):
    change(ask(cast, case), published_at=timezone.now())
    assert reconcile().offered == 0


def test_the_reconciler_offers_again_what_waits_too_long(cast, case, offered):
    change(ask(cast, case), published_at=timezone.now() - datetime.timedelta(minutes=5))
    assert reconcile().offered == 1


def test_the_reconciler_offers_a_row_whose_worker_died(cast, case, offered):
    row = ask(cast, case)
    take_lease(row.pk)
    assert reconcile().offered == 0
    run_out(row)
    assert reconcile().offered == 1


def test_the_reconciler_stops_a_canceled_row_whose_worker_died(cast, case, offered):
    row = ask(cast, case)
    take_lease(row.pk)
    with acting(cast.detective), transaction.atomic():
        cancel_casefile(casefile=row, by=cast.detective)
    run_out(row)
    assert reconcile().stopped == 1
    assert read(row).state == "stopped"


def test_what_was_given_back_waits_in_the_queue(cast, case):
    row = ask(cast, case)
    give_back(take_lease(row.pk))
    row = read(row)
    assert (row.state, row.attempts, row.lease_token) == ("queued", 1, None)


def test_two_deliveries_at_the_same_moment_make_one_file(cast, case):
    row = ask(cast, case)
    had = []

    def deliver():
        try:
            had.append(build_now(row.pk))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=deliver) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(had) == [False, False, True]
    row = read(row)
    assert (row.state, row.attempts) == ("ready", 1)


def share(cast, case, agency) -> None:
    from cases.models import CaseAgencyShare

    with acting(cast.detective), transaction.atomic():
        CaseAgencyShare.objects.create(
            content_object=case,
            group=agency.group,
            purpose="joint work",
            permission_id=permission_id("cases", "view_case"),
            granted_by=cast.detective,
        )


def unshare(cast, case) -> None:
    from cases.models import CaseAgencyShare

    with acting(cast.detective), transaction.atomic():
        CaseAgencyShare.objects.filter(content_object=case).delete()


def test_a_share_ended_before_the_start_stops_it(cast, case):
    share(cast, case, cast.sheriff)
    row = ask(cast, case, by=cast.neighbor)
    unshare(cast, case)
    build_now(row.pk)
    row = read(row)
    assert row.state == "stopped"
    assert row.failure.startswith("Stopped: the person who asked may no longer export")


def test_a_share_ended_while_rendering_stops_it_before_publishing(cast, case):
    share(cast, case, cast.sheriff)
    row = ask(cast, case, by=cast.neighbor)
    stages = []

    def watch(stage, done, total):
        if not stages:
            unshare(cast, case)
        stages.append(stage)

    build_now(row.pk, watch)
    row = read(row)
    assert row.state == "stopped"
    assert parts_of(row) == []
    assert stages


def test_a_disabled_person_gets_nothing(cast, case):
    row = ask(cast, case)
    lease = take_lease(row.pk)
    User.objects.filter(pk=cast.detective.pk).update(is_active=False)
    with pytest.raises(RightsGone):
        publish_casefile(lease, made())


def test_sealing_stops_who_holds_no_personal_grant(cast, case):
    row = ask(cast, case, by=cast.analyst)
    with acting(cast.supervisor), transaction.atomic():
        seal_case(case=case, by=cast.supervisor, note="A source is in danger.")
    build_now(row.pk)
    assert read(row).state == "stopped"
