"""Years with a February 29, and the periods that run over it."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from time_machine import travel

from cases.services.create import create_case
from cases.services.sharing import share_with_agency
from cases.views.report import _last_ten_months
from taskforce.access.identity import acting


def local(text: str) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.fromisoformat(text))


def share_until(cast, case, today: str, last: str) -> None:
    with travel(local(f"{today}T00:01"), tick=False), acting(cast.detective):
        share_with_agency(
            case=case,
            by=cast.detective,
            agency=cast.sheriff,
            level="view",
            purpose="Joint work",
            expires_at=local(f"{last}T23:59:59"),
        )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("today", "last"),
    [
        ("2027-03-01", "2028-03-01"),  # over February 29
        ("2028-02-29", "2029-02-28"),
        ("2028-02-29", "2029-03-01"),
        ("2026-12-31", "2027-12-31"),
    ],
)
def test_a_share_lasts_to_the_same_day_of_next_year(cast, case, today, last):
    share_until(cast, case, today, last)
    with acting(cast.detective):
        assert timezone.localdate(case.agency_shares.get().expires_at).isoformat() == last


@pytest.mark.django_db
def test_a_share_lasts_no_longer_whatever_the_time_of_day(cast, case):
    with pytest.raises(ValidationError, match="one year"):
        share_until(cast, case, "2026-12-31", "2028-01-02")


@pytest.mark.django_db
def test_a_case_may_be_opened_on_february_29(cast):
    with travel(local("2028-02-29T12:00"), tick=False), acting(cast.detective):
        day = timezone.localdate()
        case = create_case(by=cast.detective, title="Leap day", opened_on=day)
    assert (case.opened_on, case.number) == (datetime.date(2028, 2, 29), "RPD-2028-0001")


@pytest.mark.parametrize(
    ("today", "start"),
    [
        ("2028-02-29", datetime.date(2027, 4, 1)),
        ("2026-12-31", datetime.date(2026, 2, 1)),
        ("2026-10-31", datetime.date(2025, 12, 1)),
    ],
)
def test_the_period_of_a_report_begins_on_the_first_of_a_month(today, start):
    with travel(local(f"{today}T12:00"), tick=False):
        period = _last_ten_months()
    assert period == {"start": start, "end": datetime.date.fromisoformat(today)}
