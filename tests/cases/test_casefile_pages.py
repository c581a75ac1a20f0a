"""The pages of case files: ask, watch, cancel, try again, download."""

import uuid

import pytest
from django.urls import reverse
from django.utils import timezone

from cases.models import CaseFile
from cases.services import casefile_offer
from taskforce.access.identity import acting
from taskforce.audit.models import AuditEvent
from taskforce.vault import files
from tests.cases.casefile_rows import BODY, add_part, only_part, ready_file

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def offers(monkeypatch):
    monkeypatch.setattr(casefile_offer, "offer", lambda pk: True)


@pytest.fixture
def make_file(cast, case):
    """``make_file("ready")``: a file of the case in that state, asked for by the detective."""

    def make(state="queued", **values) -> CaseFile:
        if state == "ready":
            return ready_file(case, cast.detective, **values)
        with acting(cast.detective):
            number = CaseFile.objects.filter(case=case).count() + 1
            return CaseFile.objects.create(
                case=case,
                number=number,
                profile="summary",
                state=state,
                requested_by=cast.detective,
                **values,
            )

    return make


def url(name, row) -> str:
    return reverse(name, kwargs={"pk": row.case_id, "file": row.pk})


def fetch(row) -> str:
    """Where the one part of a file is downloaded."""
    part = only_part(row)
    return reverse(
        "case-file-download", kwargs={"pk": row.case_id, "file": row.pk, "part": part.pk}
    )


def form(**more) -> dict:
    return {"profile": "summary", "prepared_for": "", "idempotency_key": str(uuid.uuid4()), **more}


def test_an_empty_list_says_what_a_case_file_is(cast, case, log_in):
    page = log_in(cast.detective).get(reverse("case-files", args=[case.pk]))
    assert "No case file yet" in page.content.decode()


def test_the_list_shows_state_pages_hash_and_who(cast, case, log_in, make_file):
    row = make_file("ready")
    page = log_in(cast.analyst).get(reverse("case-files", args=[case.pk])).content.decode()
    for said in ("Ready", "Case summary", only_part(row).sha256[:12], "Detective", "400.0 kB"):
        assert said in page


def test_the_start_page_tells_what_will_be_in_and_what_is_missing(cast, case, log_in):
    page = log_in(cast.detective).get(reverse("case-file-new", args=[case.pk])).content.decode()
    for said in ("Prosecution file", "About 2 pages", "Log entries", "Missing", "Start"):
        assert said in page


def test_what_was_chosen_last_is_chosen_again(cast, case, log_in):
    client = log_in(cast.detective)
    place = reverse("case-file-new", args=[case.pk])
    client.post(place, form(profile="evidence", prepared_for="County Attorney"))
    page = client.get(place)
    assert page.context["form"].initial["profile"] == "evidence"
    assert 'value="County Attorney"' in page.content.decode()
    other = log_in(cast.analyst).get(place)
    assert other.context["form"].initial["profile"] == "prosecution"


def test_each_kind_says_what_it_holds_and_what_not(cast, case, log_in):
    page = log_in(cast.detective).get(reverse("case-file-new", args=[case.pk]))
    kinds = {one["name"]: one for one in page.context["kinds"]}
    assert "Log" in [part for part, _ in kinds["chronology"]["takes"]]
    assert "people with role history" in kinds["chronology"]["left_out"]
    assert kinds["prosecution"]["left_out"] == ""
    assert all(one["pages"] == sum(n for _, n in one["takes"]) for one in kinds.values())


def test_starting_leads_to_the_live_page(cast, case, log_in):
    client = log_in(cast.detective)
    answer = client.post(reverse("case-file-new", args=[case.pk]), form())
    page = client.get(answer["Location"]).content.decode()
    assert 'hx-trigger="every 1s"' in page
    assert '<noscript><meta http-equiv="refresh"' in page
    assert "Cancel" in page


def test_a_double_submit_makes_one(cast, case, log_in):
    client, data = log_in(cast.detective), form()
    first = client.post(reverse("case-file-new", args=[case.pk]), data)
    again = client.post(reverse("case-file-new", args=[case.pk]), data)
    assert first["Location"] == again["Location"]
    with acting(cast.detective):
        assert CaseFile.objects.count() == 1


@pytest.mark.parametrize(
    "bad",
    [
        {"profile": "nothing"},
        {"profile": ""},
        {"idempotency_key": "x"},
        {"prepared_for": "a\x00b"},
        {"prepared_for": "y" * 100_000},
        {"profile": "\x00"},
    ],
)
def test_bad_input_is_said_in_the_form(cast, case, log_in, bad):
    answer = log_in(cast.detective).post(reverse("case-file-new", args=[case.pk]), form(**bad))
    assert answer.status_code in (400, 422)
    with acting(cast.detective):
        assert CaseFile.objects.count() == 0


def test_the_live_part_changes_when_it_is_done(cast, log_in, make_file):
    client, row = log_in(cast.detective), make_file("running", progress_stage="Binding")
    part = client.get(url("case-file-progress", row), headers={"HX-Request": "true"})
    assert "Binding" in part.content.decode()
    ready = make_file("ready")
    part = client.get(url("case-file-progress", ready)).content.decode()
    assert "hx-get" not in part
    assert "Download" in part


def test_a_running_file_says_its_pages_its_time_and_its_tab(cast, log_in, make_file):
    row = make_file(
        "running", progress_stage="Laying out pages", progress_done=30, progress_total=120,
        progress_pages=412, seconds_left=170,
    )  # fmt: skip
    part = log_in(cast.detective).get(url("case-file-progress", row)).content.decode()
    for said in ("30 of 120 parts", "412 pages so far", "about 3 minutes left"):
        assert said in part
    assert f"<title>25%: {row.case.number}" in part


@pytest.mark.parametrize("stage", ["Binding", "Public copy: signing"])
def test_the_last_stages_count_no_parts_and_the_tab_does_not_fall_back(
    cast, log_in, make_file, stage
):
    row = make_file("running", progress_stage=stage, progress_done=1, progress_total=72)
    part = log_in(cast.detective).get(url("case-file-progress", row)).content.decode()
    assert stage in part
    assert "1 of 72 parts" not in part
    assert f"<title>99%: {row.case.number}" in part


def test_a_superseded_file_leads_to_what_changed(cast, case, log_in, make_file):
    newer = make_file("ready")
    row = make_file("ready", superseded_by=newer)
    page = log_in(cast.detective).get(url("case-file", row)).content.decode()
    compare = reverse("case-files-compare", args=[case.pk])
    assert f"{compare}?old={row.pk}&amp;new={newer.pk}" in page


def test_the_list_is_live_only_while_something_is_made(cast, case, log_in, make_file):
    client, place = log_in(cast.detective), reverse("case-files", args=[case.pk])
    make_file("ready")
    assert reverse("case-files-live", args=[case.pk]) not in client.get(place).content.decode()
    for done in (10, 40):
        make_file("running", progress_done=done, progress_total=100, seconds_left=300)
    page = client.get(place).content.decode()
    assert reverse("case-files-live", args=[case.pk]) in page
    part = client.get(reverse("case-files-live", args=[case.pk])).content.decode()
    assert "10%, about 5 minutes left" in part
    assert "40%, about 5 minutes left" in part


def test_looking_at_the_live_list_is_no_record_and_keeps_nobody_logged_in(cast, case, log_in):
    from cases.views.casefile_list import live

    assert live.counts_as_activity is False
    log_in(cast.detective).get(reverse("case-files-live", args=[case.pk]))
    with acting(cast.auditor):
        assert not AuditEvent.objects.filter(action="casefile.listed").exists()


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ("", {1, 2, 3}),
        ("state=ready", {1}),
        ("state=ended", {2}),
        ("state=working", {3}),
        ("kind=summary", {1, 2, 3}),
        ("kind=evidence", set()),
        ("state=nonsense&kind=%F0%9F%90%A6", {1, 2, 3}),
    ],
)
def test_the_list_is_filtered_by_kind_and_state(cast, case, log_in, make_file, asked, numbers):
    for state in ("ready", "failed", "running"):
        make_file(state)
    page = log_in(cast.detective).get(f"{reverse('case-files', args=[case.pk])}?{asked}")
    assert {row.number for row in page.context["table"].page.rows} == numbers


def test_looking_at_progress_keeps_nobody_logged_in(cast):
    from cases.views.casefile import progress

    assert progress.counts_as_activity is False


def test_a_failure_says_what_and_offers_another_try(cast, log_in, make_file):
    row = make_file("failed", failure="Exhibit 4 (item 7) could not be reproduced.")
    page = log_in(cast.detective).get(url("case-file", row)).content.decode()
    assert "Exhibit 4 (item 7)" in page
    assert "Try again" in page


def test_trying_again_twice_makes_one_new_file(cast, log_in, make_file):
    client, row = log_in(cast.detective), make_file("failed")
    first = client.post(url("case-file-retry", row))
    again = client.post(url("case-file-retry", row))
    assert first["Location"] == again["Location"]
    with acting(cast.detective):
        assert CaseFile.objects.get(retry_of=row).number == 2


def test_cancel_stops_a_queued_file(cast, log_in, make_file):
    client, row = log_in(cast.detective), make_file()
    page = client.post(url("case-file-cancel", row), follow=True).content.decode()
    assert "It was stopped" in page


def test_a_download_is_whole_and_never_opened_in_the_page(cast, log_in, make_file):
    row = make_file("ready")
    answer = log_in(cast.detective).get(fetch(row))
    assert b"".join(answer.streaming_content) == BODY
    number = f"{row.case.number}-F01.pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="{number}"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Length"] == str(len(BODY))
    assert "no-store" in answer["Cache-Control"]


def test_a_download_is_recorded_with_its_bytes(cast, log_in, make_file):
    row = make_file("ready")
    log_in(cast.analyst).get(fetch(row))
    with acting(cast.auditor):
        event = AuditEvent.objects.get(action="casefile.downloaded")
    assert (event.actor_id, event.object_id) == (cast.analyst.pk, str(row.pk))
    assert event.detail == {
        "copy": "file",
        "part": 1,
        "bytes": len(BODY),
        "sha256": only_part(row).sha256,
    }


def test_a_right_that_ended_ends_the_download(cast, case, log_in, make_file):
    from cases.models import CaseAgencyShare
    from taskforce.access.permissions import permission_id

    row = make_file("ready")
    with acting(cast.detective):
        CaseAgencyShare.objects.create(
            content_object=case,
            group=cast.sheriff.group,
            purpose="joint work",
            permission_id=permission_id("cases", "view_case"),
            granted_by=cast.detective,
        )
    client = log_in(cast.neighbor)
    assert client.get(fetch(row)).status_code == 200
    with acting(cast.detective):
        CaseAgencyShare.objects.filter(content_object=case).delete()
    assert client.get(fetch(row)).status_code == 404


@pytest.mark.parametrize("state", ["queued", "running", "failed", "stopped"])
def test_what_is_not_ready_offers_nothing_to_download(cast, log_in, make_file, state):
    page = log_in(cast.detective).get(url("case-file", make_file(state))).content.decode()
    assert "/download/" not in page


def test_several_parts_stand_apart_each_with_its_hash(cast, case, log_in, make_file):
    row = make_file("ready", profile="prosecution", of_parts=2)
    with acting(cast.detective):
        second = add_part(row, b"%PDF-1.7 second", part=2, of_parts=2, order=1)
    client = log_in(cast.detective)
    page = client.get(url("case-file", row)).content.decode()
    for said in ("Part 1 of 2", "Part 2 of 2", second.sha256, "-part-2-of-2.pdf"):
        assert said in page
    assert "2 parts" in client.get(reverse("case-files", args=[case.pk])).content.decode()
    answer = client.get(
        reverse("case-file-download", kwargs={"pk": case.pk, "file": row.pk, "part": second.pk})
    )
    assert b"".join(answer.streaming_content) == b"%PDF-1.7 second"
    assert answer["Content-Disposition"].endswith('-F01-part-2-of-2.pdf"')


def test_a_part_is_not_found_under_another_file(cast, case, log_in, make_file):
    row, other = make_file("ready"), make_file("ready")
    keys = {"pk": case.pk, "file": row.pk, "part": only_part(other).pk}
    assert log_in(cast.detective).get(reverse("case-file-download", kwargs=keys)).status_code == 404


def test_a_damaged_file_is_not_handed_out(cast, log_in, make_file):
    row = make_file("ready")
    path = files.path_of(only_part(row).vault_name)
    path.write_bytes(path.read_bytes()[:200] + b"changed" + path.read_bytes()[207:])
    answer = log_in(cast.detective).get(fetch(row), follow=True)
    assert "does not open" in answer.content.decode()


def test_foreign_and_absent_answer_alike(cast, case, log_in, make_file):
    row, client = make_file("ready"), log_in(cast.neighbor)
    keys = {"pk": case.pk, "file": row.pk, "part": only_part(row).pk}
    answers = [
        client.get(reverse("case-file-download", kwargs=keys | changed))
        for changed in ({}, {"part": uuid.uuid4()}, {"file": uuid.uuid4()}, {"pk": uuid.uuid4()})
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1


def test_a_file_is_not_found_under_another_case(cast, case, log_in, make_file, act_as):
    from cases.services.create import create_case

    row = make_file("ready")
    with act_as(cast.detective):
        other = create_case(
            by=cast.detective, title="Another", kind="undetermined", opened_on=timezone.localdate()
        )
    answer = log_in(cast.detective).get(
        reverse("case-file", kwargs={"pk": other.pk, "file": row.pk})
    )
    assert answer.status_code == 404


def test_an_older_file_says_that_the_case_has_grown(cast, case, log_in, make_file):
    from cases.models import LogEntry

    row = make_file("ready", manifest={"counts": {"log": 0}})
    with acting(cast.detective):
        LogEntry.objects.create(
            case=case,
            number=1,
            occurred_at=timezone.now(),
            author=cast.detective,
            text="Something new.",
        )
    page = log_in(cast.detective).get(url("case-file", row)).content.decode()
    assert "The case has changed since" in page


def test_pages_take_few_queries(cast, case, log_in, make_file, django_assert_max_num_queries):
    client = log_in(cast.detective)
    for _ in range(5):
        make_file("ready")
    row = make_file("ready", manifest={"counts": {"log": 0}})
    client.get(url("case-file", row))
    # Four of them belong to the test: two savepoints, and the identity set twice.
    for name, address, most in (
        ("list", reverse("case-files", args=[case.pk]), 18),
        ("new", reverse("case-file-new", args=[case.pk]), 23),
        ("detail", url("case-file", row), 19),
        ("progress", url("case-file-progress", row), 12),
    ):
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200, name
