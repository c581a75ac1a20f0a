"""When a weekly file is due: day and hour of the site's zone, whatever the clocks do."""

import datetime

from django.utils import timezone

WEEK = datetime.timedelta(days=7)


def next_time(weekday: int, hour: int, after: datetime.datetime) -> datetime.datetime:
    """The first moment after ``after`` that is this hour of this weekday, in UTC.

    An hour that the clocks skip is taken an hour later; of an hour that comes twice, the first
    one counts.

    :param weekday: 0 is Monday.
    :param hour: 0 to 23, in the site's zone (``TIME_ZONE``).
    """
    today = timezone.localdate(after, timezone.get_default_timezone())
    day = today + datetime.timedelta(days=(weekday - today.weekday()) % 7)
    while (found := _moment(day, hour)) <= after:
        day += WEEK
    return found


def last_time(weekday: int, hour: int, until: datetime.datetime) -> datetime.datetime:
    """The last such moment up to ``until``: when a file that was put off was due."""
    today = timezone.localdate(until, timezone.get_default_timezone())
    day = today - datetime.timedelta(days=(today.weekday() - weekday) % 7)
    while (found := _moment(day, hour)) > until:
        day -= WEEK
    return found


def _moment(day: datetime.date, hour: int) -> datetime.datetime:
    naive = datetime.datetime.combine(day, datetime.time(hour))
    return naive.replace(tzinfo=timezone.get_default_timezone()).astimezone(datetime.UTC)
