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
    zone = timezone.get_default_timezone()
    local = after.astimezone(zone)
    day = local.date() + datetime.timedelta(days=(weekday - local.weekday()) % 7)
    while True:
        naive = datetime.datetime.combine(day, datetime.time(hour))
        found = naive.replace(tzinfo=zone).astimezone(datetime.UTC)
        if found > after:
            return found
        day += WEEK
