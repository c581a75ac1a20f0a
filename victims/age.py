"""Whether a client counts as a minor, from what is known."""

import datetime

from django.utils import timezone

from victims.models import Client


def birth_date_of(client: Client) -> datetime.date | None:
    """The birth date, if it was told and is a date."""
    try:
        return datetime.date.fromisoformat(client.birth_date)
    except ValueError:
        return None


def age_on(born: datetime.date, day: datetime.date) -> int:
    """Full years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_minor(client: Client, day: datetime.date | None = None) -> bool | None:
    """Under 18 on a day (today); None when neither birth date nor answer is known."""
    born = birth_date_of(client)
    if born is not None:
        return age_on(born, day or timezone.localdate()) < 18
    return client.minor_at_intake
