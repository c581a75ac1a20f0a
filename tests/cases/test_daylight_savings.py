"""Days of 23 and 25 hours."""

import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from cases.forms.access import PurposeForm

NUUK = ZoneInfo("America/Nuuk")  # repeats the last hour of October 24, 2026


def ends(day: str) -> datetime.datetime:
    form = PurposeForm({"level": "view", "purpose": "assistance", "expires_on": day})
    assert form.is_valid()
    return form.expires_at


def test_a_share_lasts_through_the_whole_last_day_of_25_hours(settings):
    settings.TIME_ZONE = "America/Nuuk"
    over = datetime.datetime(2026, 10, 25, tzinfo=NUUK)
    assert over.astimezone(datetime.UTC) - ends("2026-10-24") == datetime.timedelta(seconds=1)


def test_a_share_ends_with_its_last_day_on_any_day():
    after = datetime.datetime(2026, 11, 2, tzinfo=timezone.get_default_timezone())
    assert after.astimezone(datetime.UTC) - ends("2026-11-01") == datetime.timedelta(seconds=1)
