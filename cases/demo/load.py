"""Loads all of the demonstration in one transaction, once."""

import datetime

from django.db import transaction

from taskforce.accounts.models import User
from taskforce.demonstration import PARTS, Story


def is_loaded() -> bool:
    """Whether the demonstration's first account exists (all of it is made at once)."""
    return User.objects.filter(username="det.rivera").exists()


def load(until: datetime.date, say=lambda text: None) -> bool:
    """Load every part of the story; gives False when it was there already.

    :param until: the day of loading; the story ends on its eve.
    :param say: called with a line of progress.
    """
    if is_loaded():
        return False
    story = Story(until)
    with transaction.atomic():
        for part in PARTS:
            told = part.load(story)
            if told:
                say(told)
    return True
