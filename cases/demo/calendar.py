"""The demonstration's calendar: one fixed story, moved so that it ends on the eve of ``until``.

The story counts days backward from ``until``. Nothing in it happens on that day itself, so it
may be loaded at any hour; and it keeps to hours that every day has, whatever its clocks do.
"""

import datetime
from dataclasses import dataclass

from django.utils import timezone

LENGTH = 300  # days: shorter than any ten months of the calendar
EVE = 1
LAST_HOUR = 20


@dataclass(frozen=True)
class Moment:
    """A time of a day, counted backward from the end of the story."""

    back: int
    hour: int
    minute: int = 0


@dataclass(frozen=True)
class Calendar:
    """Days and moments of the story for one day of loading."""

    until: datetime.date

    @property
    def start(self) -> datetime.date:
        return self.day(LENGTH)

    def day(self, back: int) -> datetime.date:
        """The day that many days before ``until``; negative for one after it."""
        return self.until - datetime.timedelta(days=back)

    def at(self, back: int, hour: int, minute: int = 0) -> datetime.datetime:
        """That time of that day, in the zone of the product."""
        clock = datetime.time(hour, minute)
        return timezone.make_aware(datetime.datetime.combine(self.day(back), clock))

    def moment(self, told: Moment) -> datetime.datetime:
        """When that was."""
        return self.at(told.back, told.hour, told.minute)

    def born(self, back: int, age: int, since_birthday: int) -> datetime.date:
        """The birth date of a person who is ``age`` on a day, that long after the birthday."""
        birthday = self.day(back + since_birthday)
        leap_day = (birthday.month, birthday.day) == (2, 29)
        return birthday.replace(year=birthday.year - age, day=28 if leap_day else birthday.day)


def numbered(prefix: str, day: datetime.date, ordinal: int) -> str:
    """``RPD-2026-0031``: the year is that of the day, the ordinal is the story's own."""
    return f"{prefix}-{day.year}-{ordinal:04d}"
