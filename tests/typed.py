"""Times as people type them into a form."""

import datetime

from django.utils import timezone

HOUR = datetime.timedelta(hours=1)


def typed(moment: datetime.datetime | None = None) -> str:
    """A moment (now) in the site's zone, to the minute.

    In an hour that the clocks repeat it is the time an hour or two before: the form could not
    tell which of the two is meant.
    """
    local = timezone.localtime(moment)
    if local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset():
        local = local.replace(fold=0) - HOUR
    return f"{local:%Y-%m-%dT%H:%M}"
