"""Drafts and notifications that nobody came back for."""

from django.db import transaction

from taskforce.access.identity import acting
from taskforce.access.principal import WORKER
from taskforce.ui.models import Draft, Notification


def forget_old() -> int:
    """Delete them, unread; how old is said by the rule (``ui.access``)."""
    with acting(WORKER), transaction.atomic():
        return sum(
            model.objects.visible_to(WORKER).order_by().delete()[0]
            for model in (Draft, Notification)
        )
