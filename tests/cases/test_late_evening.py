"""Late in the evening it is tomorrow in UTC: pages, numbers and exports keep the local day."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from time_machine import travel

from cases.drawing import draw
from cases.models import Case
from cases.services.create import create_case
from taskforce.access.identity import acting

LANES = ("log", "role", "evidence", "custody")


def local(text: str) -> datetime.datetime:
    """A time of the site's zone, as it comes from the database."""
    return timezone.make_aware(datetime.datetime.fromisoformat(text)).astimezone(datetime.UTC)


def ticks(*moments: str) -> list[str]:
    lanes = dict.fromkeys(LANES, ()) | {"log": [local(one) for one in moments]}
    return [tick["label"] for tick in draw(lanes).ticks]


def test_a_timeline_over_midnight_has_both_days():
    assert ticks("2026-12-31T23:30", "2027-01-01T01:00") == [
        "Dec 31, 2026",
        "Jan 1, 2027",
        "Jan 1, 2027",
    ]


def test_a_timeline_of_one_evening_has_one_day():
    assert ticks("2026-12-31T18:00", "2026-12-31T20:00") == ["Dec 31, 2026"]


@pytest.mark.django_db
def test_the_export_of_cases_has_the_day_of_the_page(cast, case, log_in):
    with acting(cast.detective):
        Case.objects.filter(pk=case.pk).update(last_activity=local("2026-12-31T23:30"))
    client = log_in(cast.detective)
    assert "Dec 31, 2026 23:30" in client.get(reverse("case-list")).text
    exported = b"".join(client.get("/cases/export.csv")).decode()
    assert "2026-12-31T23:30:00" in exported


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("at", "year"),
    [("2026-12-31T20:00", 2026), ("2026-12-31T23:59:59", 2026), ("2027-01-01T00:00", 2027)],
)
def test_a_case_is_numbered_in_the_local_year(cast, at, year):
    with travel(local(at), tick=False), acting(cast.detective):
        today = timezone.localdate()
        case = create_case(by=cast.detective, title="New Year", opened_on=today)
    assert case.number == f"RPD-{year}-0001"
    assert case.last_activity == local(at)
