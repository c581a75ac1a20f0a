"""Weekly case files: when they are due, as whom they are made, and when they end."""

import datetime
import uuid
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from cases.models import CaseAgencyShare, CaseFile, CaseFileSchedule, LogEntry
from cases.services import casefile_offer, casefile_request
from cases.services.schedule_run import run_due
from cases.services.schedule_set import end_schedule, pause_schedule, resume_schedule, set_schedule
from cases.services.schedule_time import last_time, next_time
from taskforce.access.doors import Refused
from taskforce.access.identity import acting
from taskforce.access.permissions import permission_id
from taskforce.access.principal import WORKER
from taskforce.ui.models import Notification

pytestmark = pytest.mark.django_db
EASTERN = ZoneInfo("America/New_York")
FRIDAY = 4
NOON = datetime.datetime(2026, 3, 3, 12, tzinfo=EASTERN)  # a Tuesday
DUE = datetime.datetime(2026, 3, 6, 6, tzinfo=EASTERN)
WEEK = datetime.timedelta(days=7)
MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _eastern(settings):
    settings.TIME_ZONE = "America/New_York"  # whatever zone the tests are run in


@pytest.fixture(autouse=True)
def offers(monkeypatch):
    monkeypatch.setattr(casefile_offer, "offer", lambda pk: True)


def weekly(case, by, **more) -> CaseFileSchedule:
    values = {"profile": "summary", "weekday": FRIDAY, "hour": 6} | more
    with travel(NOON, tick=False), acting(by):
        return set_schedule(case=case, by=by, **values)


def made(case) -> list[CaseFile]:
    with acting(WORKER):
        return list(CaseFile.objects.filter(case_id=case.pk).order_by("number"))


def again(row) -> CaseFileSchedule:
    with acting(WORKER):
        return CaseFileSchedule.objects.get(pk=row.pk)


def finish(case, at) -> None:
    """Whatever waits is ready, with data as of then."""
    with acting(WORKER):
        CaseFile.objects.filter(case_id=case.pk).update(
            state="ready", pages=1, size=1, as_of=at, manifest={"counts": {"log": 0}}
        )


@pytest.mark.parametrize(
    ("after", "hour", "expected"),
    [
        ("2026-03-03T12:00-05:00", 6, "2026-03-06T06:00-05:00"),
        ("2026-03-06T05:59-05:00", 6, "2026-03-06T06:00-05:00"),
        ("2026-03-06T06:00-05:00", 6, "2026-03-13T06:00-04:00"),  # over the spring change
        ("2026-10-30T06:00-04:00", 6, "2026-11-06T06:00-05:00"),  # over the autumn change
        ("2026-12-31T23:30-05:00", 0, "2027-01-01T00:00-05:00"),
    ],
)
def test_the_hour_stays_whatever_the_clocks_do(after, hour, expected):
    found = next_time(FRIDAY, hour, datetime.datetime.fromisoformat(after))
    assert found == datetime.datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("after", "hour", "expected"),
    [
        # 02:00 on March 8 does not exist; 01:00 on November 1 comes twice.
        ("2026-03-07T12:00-05:00", 2, "2026-03-08T03:00-04:00"),
        ("2026-10-31T12:00-04:00", 1, "2026-11-01T01:00-04:00"),
        ("2026-11-01T01:00-04:00", 1, "2026-11-08T01:00-05:00"),
    ],
)
def test_a_skipped_hour_comes_later_and_a_double_hour_once(after, hour, expected):
    found = next_time(6, hour, datetime.datetime.fromisoformat(after))
    assert found == datetime.datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    ("until", "hour", "expected"),
    [
        ("2026-03-06T06:00-05:00", 6, "2026-03-06T06:00-05:00"),
        ("2026-03-07T00:05-05:00", 23, "2026-03-06T23:00-05:00"),
        ("2026-03-13T05:59-04:00", 6, "2026-03-06T06:00-05:00"),
        ("2027-01-01T00:05-05:00", 0, "2027-01-01T00:00-05:00"),
    ],
)
def test_a_delayed_file_knows_when_it_was_due(until, hour, expected):
    found = last_time(FRIDAY, hour, datetime.datetime.fromisoformat(until))
    assert found == datetime.datetime.fromisoformat(expected)


def test_it_asks_for_a_file_when_it_is_due_and_not_before(cast, case):
    row = weekly(case, cast.detective, prepared_for="District Attorney")
    assert run_due(DUE - MINUTE) == 0
    assert run_due(DUE + MINUTE) == 1
    (file,) = made(case)
    assert (file.requested_by_id, file.profile) == (cast.detective.pk, "summary")
    assert file.options == {"prepared_for": "District Attorney"}
    assert again(row).next_run_at == DUE + WEEK  # the same hour, though summer time began


def test_two_rounds_at_once_make_one_file(cast, case):
    weekly(case, cast.detective)
    run_due(DUE + MINUTE)
    assert run_due(DUE + MINUTE) == 0
    assert len(made(case)) == 1


def test_five_missed_weeks_make_one_file(cast, case):
    row = weekly(case, cast.detective, only_if_changed=False)
    run_due(DUE + 5 * WEEK + MINUTE)
    assert len(made(case)) == 1
    assert again(row).next_run_at > DUE + 5 * WEEK
    with acting(WORKER):
        assert row.runs.count() == 1


def test_nothing_new_makes_no_file(cast, case):
    row = weekly(case, cast.detective)
    run_due(DUE + MINUTE)
    finish(case, timezone.now() + datetime.timedelta(days=1))
    run_due(DUE + WEEK + MINUTE)
    assert len(made(case)) == 1
    with acting(WORKER):
        assert [run.outcome for run in row.runs.all()] == ["unchanged", "asked"]


def test_a_new_entry_makes_a_new_file(cast, case):
    weekly(case, cast.detective)
    run_due(DUE + MINUTE)
    finish(case, timezone.now() + datetime.timedelta(days=1))
    with acting(cast.detective):
        LogEntry.objects.create(
            case=case, number=1, occurred_at=NOON, author=cast.detective, text="New."
        )
    run_due(DUE + WEEK + MINUTE)
    assert len(made(case)) == 2


def test_a_changed_header_makes_a_new_file(cast, case):
    weekly(case, cast.detective)
    run_due(DUE + MINUTE)
    finish(case, timezone.now() - datetime.timedelta(days=1))
    with acting(cast.detective):
        type(case).objects.filter(pk=case.pk).update(title="Another title")
    run_due(DUE + WEEK + MINUTE)
    assert len(made(case)) == 2


def test_a_failed_file_is_made_again_though_nothing_changed(cast, case):
    weekly(case, cast.detective)
    run_due(DUE + MINUTE)
    with acting(WORKER):
        CaseFile.objects.filter(case_id=case.pk).update(state="failed")
    run_due(DUE + WEEK + MINUTE)
    assert len(made(case)) == 2


def test_it_ends_itself_when_the_right_is_gone_and_says_so(cast, case):
    with acting(cast.detective):
        CaseAgencyShare.objects.create(
            content_object=case,
            group=cast.sheriff.group,
            purpose="joint work",
            permission_id=permission_id("cases", "view_case"),
            granted_by=cast.detective,
        )
    row = weekly(case, cast.neighbor)
    with acting(cast.detective):
        CaseAgencyShare.objects.filter(content_object=case).delete()
    run_due(DUE + MINUTE)
    ended = again(row)
    assert (ended.state, ended.ended_because, ended.next_run_at) == ("ended", "rights", None)
    assert made(case) == []
    with acting(cast.neighbor):
        assert Notification.objects.filter(kind="schedule_ended").count() == 1


def test_it_ends_itself_when_the_account_was_closed(cast, case):
    row = weekly(case, cast.analyst)
    type(cast.analyst).objects.filter(pk=cast.analyst.pk).update(is_active=False)
    run_due(DUE + MINUTE)
    assert again(row).ended_because == "rights"


def test_its_last_day_is_the_last_file(cast, case):
    row = weekly(case, cast.detective, until=datetime.date(2026, 3, 12))
    run_due(DUE + MINUTE)
    ended = again(row)
    assert (ended.state, ended.ended_because) == ("ended", "until")
    assert len(made(case)) == 1


def test_a_last_day_before_the_first_file_is_refused(cast, case):
    with pytest.raises(ValidationError, match="comes before the first file"):
        weekly(case, cast.detective, until=datetime.date(2026, 3, 5))


def test_too_many_waiting_files_make_it_wait_and_not_fail(cast, case):
    row = weekly(case, cast.detective)
    with acting(cast.detective):
        for number in range(1, 11):
            CaseFile.objects.create(
                case=case, number=number, profile="summary", requested_by=cast.detective
            )
    run_due(DUE + MINUTE)
    assert len(made(case)) == 10
    assert again(row).next_run_at == DUE + MINUTE + datetime.timedelta(minutes=15)


def test_one_that_fails_does_not_keep_the_next_from_its_file(cast, case, monkeypatch):
    from cases.services import schedule_run

    first, second = weekly(case, cast.detective), weekly(case, cast.analyst)
    real = schedule_run._ask

    def ask(row, *others):
        if row.pk == first.pk:
            raise RuntimeError
        real(row, *others)

    monkeypatch.setattr(schedule_run, "_ask", ask)
    run_due(DUE + MINUTE)
    assert [file.requested_by_id for file in made(case)] == [cast.analyst.pk]
    assert again(second).next_run_at > DUE + MINUTE


def test_paused_it_makes_nothing_and_resumed_it_goes_on_at_the_next_time(cast, case):
    row = weekly(case, cast.detective)
    with acting(cast.analyst):
        pause_schedule(schedule=row, by=cast.analyst)
    run_due(DUE + MINUTE)
    assert made(case) == []
    with travel(DUE + 2 * MINUTE, tick=False), acting(cast.detective):
        resume_schedule(schedule=row, by=cast.detective)
    assert again(row).next_run_at > DUE + datetime.timedelta(days=6)


def test_only_its_own_person_resumes_it(cast, case):
    row = weekly(case, cast.detective)
    with acting(cast.analyst):
        pause_schedule(schedule=row, by=cast.analyst)
        with pytest.raises(Refused):
            resume_schedule(schedule=row, by=cast.analyst)


def test_an_ended_one_stays_ended(cast, case):
    row = weekly(case, cast.detective)
    with acting(cast.detective):
        end_schedule(schedule=row, by=cast.detective)
        assert resume_schedule(schedule=row, by=cast.detective).state == "ended"
    run_due(DUE + MINUTE)
    assert made(case) == []


def test_a_double_submit_sets_up_one(cast, case, log_in):
    client, key = log_in(cast.detective), str(uuid.uuid4())
    form = {"profile": "summary", "weekday": "4", "hour": "6", "idempotency_key": key}
    place = reverse("case-file-schedule-new", args=[case.pk])
    assert client.post(place, form)["Location"] == client.post(place, form)["Location"]


@pytest.mark.parametrize(
    "bad",
    [{"weekday": "7"}, {"hour": "24"}, {"profile": "public?"}, {"until": "2026-02-31"},
     {"prepared_for": "x" * 5000}, {"weekday": ""}],
)  # fmt: skip
def test_bad_input_is_said_in_the_form(cast, case, log_in, bad):
    form = {"profile": "summary", "weekday": "4", "hour": "6"} | bad
    answer = log_in(cast.detective).post(reverse("case-file-schedule-new", args=[case.pk]), form)
    assert answer.status_code == 422


def test_the_files_page_shows_it_with_its_next_time(cast, case, log_in):
    weekly(case, cast.detective)
    page = log_in(cast.analyst).get(reverse("case-files", args=[case.pk])).content.decode()
    assert "Every Friday at 06:00" in page
    assert "Mar 6, 2026 06:00" in page


def test_the_last_file_is_made_though_it_was_put_off_past_midnight(cast, case, monkeypatch):
    late = {"hour": 23, "until": datetime.date(2026, 3, 6), "only_if_changed": False}
    row = weekly(case, cast.detective, **late)
    due = datetime.datetime(2026, 3, 6, 23, 50, tzinfo=EASTERN)
    with monkeypatch.context() as busy:
        busy.setattr(casefile_request, "WAITING_LIMIT", 0)
        run_due(due)
    assert made(case) == [] and again(row).state == "active"
    run_due(due + 16 * MINUTE)  # on Saturday
    assert len(made(case)) == 1
    assert (again(row).state, again(row).ended_because) == ("ended", "until")
