"""Reading a finished file in the page: recorded once, the right asked at each range."""

import datetime

import pytest
from django.core import signing
from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from cases.models import CaseAgencyShare
from cases.services import casefile_read
from taskforce.access.identity import acting
from taskforce.access.permissions import permission_id
from taskforce.audit.models import AuditEvent
from taskforce.vault import files
from tests.cases.casefile_rows import add_part, only_part, parts_of, ready_file

pytestmark = pytest.mark.django_db
BODY = b"%PDF-1.7 " + bytes(range(256)) * 2000


@pytest.fixture
def row(cast, case):
    return ready_file(case, cast.detective, BODY, pages=2, bates_prefix=f"{case.number}-F01-")


def url(name, row) -> str:
    """A route of the one part of a file."""
    return reverse(name, args=[row.case_id, row.pk, only_part(row).pk])


def opened(client, row) -> str:
    """The pass of a new reading."""
    page = client.get(url("case-file-read", row)).content.decode()
    return page.split('data-opening="')[1].split('"')[0]


def part(client, row, opening, asked="bytes=0-99"):
    return client.get(url("case-file-content", row), headers={"X-Opening": opening, "Range": asked})


def test_a_range_of_an_opened_file_is_given(cast, row, log_in):
    client = log_in(cast.detective)
    answer = part(client, row, opened(client, row), "bytes=300000-300099")
    assert answer.status_code == 206
    assert answer.content == BODY[300000:300100]
    assert answer["Content-Range"] == f"bytes 300000-300099/{len(BODY)}"
    assert "no-store" in answer["Cache-Control"]


def test_one_reading_is_one_record_however_many_ranges(cast, row, log_in):
    client = log_in(cast.detective)
    opening = opened(client, row)
    for first in (0, 1000, 5000):
        part(client, row, opening, f"bytes={first}-{first + 9}")
    with acting(cast.auditor):
        event = AuditEvent.objects.get(action="casefile.read")
    assert (event.actor_id, event.object_id) == (cast.detective.pk, str(row.pk))


def test_nothing_is_read_without_an_opening(cast, row, log_in):
    client = log_in(cast.detective)
    for opening in ("x", "a:b:c"):
        assert part(client, row, opening).status_code == 404
    bare = client.get(url("case-file-content", row))
    assert (bare.status_code, bare["Location"]) == (302, url("case-file-read", row))


def test_an_opening_is_worth_nothing_to_somebody_else_or_in_another_session(cast, row, log_in):
    opening = opened(log_in(cast.detective), row)
    assert part(log_in(cast.analyst), row, opening).status_code == 404
    assert part(log_in(cast.detective), row, opening).status_code == 404


def test_an_opening_ends_with_the_day(cast, row, log_in):
    client = log_in(cast.detective)
    opening = opened(client, row)
    claims = signing.loads(opening, salt=casefile_read.SALT)
    with travel(timezone.now() - datetime.timedelta(hours=13), tick=False):
        old = signing.dumps(claims, salt=casefile_read.SALT)
    assert part(client, row, opening).status_code == 206
    assert part(client, row, old).status_code == 404


def test_a_right_that_ends_ends_the_reading_at_the_next_range(cast, row, log_in):
    with acting(cast.detective):
        CaseAgencyShare.objects.create(
            content_object=row.case,
            group=cast.sheriff.group,
            purpose="joint work",
            permission_id=permission_id("cases", "view_case"),
            granted_by=cast.detective,
        )
    client = log_in(cast.neighbor)
    opening = opened(client, row)
    assert part(client, row, opening).status_code == 206
    with acting(cast.detective):
        CaseAgencyShare.objects.filter(content_object=row.case).delete()
    assert part(client, row, opening).status_code == 404


def test_a_range_outside_the_file_is_416(cast, row, log_in):
    client = log_in(cast.detective)
    answer = part(client, row, opened(client, row), f"bytes={len(BODY)}-")
    assert answer.status_code == 416
    assert answer["Content-Range"] == f"bytes */{len(BODY)}"


def test_a_damaged_file_says_so(cast, row, log_in):
    client = log_in(cast.detective)
    opening = opened(client, row)
    path = files.path_of(only_part(row).vault_name)
    path.write_bytes(path.read_bytes()[:-40])
    answer = part(client, row, opening)
    assert answer.status_code == 409
    assert b"does not open" in answer.content


def test_asking_for_bytes_keeps_nobody_logged_in():
    from cases.views.casefile_read import content

    assert content.counts_as_activity is False


def test_printing_is_recorded_with_its_pages(cast, row, log_in):
    client = log_in(cast.detective)
    assert client.post(url("case-file-printed", row), {"first": 1, "last": 2}).status_code == 204
    with acting(cast.auditor):
        assert AuditEvent.objects.get(action="casefile.printed").detail == {
            "copy": "file",
            "first": 1,
            "last": 2,
        }


@pytest.mark.parametrize(
    "bad", [{}, {"first": "x", "last": 1}, {"first": 2, "last": 1}, {"first": 1, "last": 4}]
)
def test_pages_that_are_not_there_are_not_printed(cast, row, log_in, bad):
    assert log_in(cast.detective).post(url("case-file-printed", row), bad).status_code == 400


def test_a_split_file_knows_which_part_has_a_page(cast, case, log_in):
    row = ready_file(case, cast.detective, BODY, of_parts=2, bates_prefix="P-")
    values = {"of_parts": 2, "first_page": 4, "last_page": 9, "pages": 6}
    with acting(cast.detective):
        second = add_part(row, BODY, order=1, part=2, **values)
        add_part(row, BODY, order=2, copy="public", **values)
    first = next(one for one in parts_of(row) if (one.copy, one.part) == ("file", 1))
    address = reverse("case-file-read", args=[case.pk, row.pk, first.pk])
    page = log_in(cast.detective).get(address).content.decode()
    other = reverse("case-file-read", args=[case.pk, row.pk, second.pk])
    assert f'<a href="{other}" data-first="4" data-last="9">Part 2 of 2</a>' in page
    assert page.count("data-last=") == 1


def test_without_scripts_the_page_leads_to_the_download(cast, row, log_in):
    page = log_in(cast.detective).get(url("case-file-read", row)).content.decode()
    assert "<noscript>" in page
    assert url("case-file-download", row) in page
