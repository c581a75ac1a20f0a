"""Offering a waiting row to the workers. A lost offer costs seconds: the reconciler repeats it.

The broker is a messenger only (PROMISES.md): no retry here and two seconds of patience at
most, because a person waits for the page.
"""

import uuid

import structlog
from celery import current_app
from django.db import transaction
from django.utils import timezone

from cases.models import CaseFile

BUILD = "cases.tasks.build_casefile"
log = structlog.get_logger(__name__)


def offer_on_commit(pk: uuid.UUID) -> None:
    """Offer the row once it is committed; nothing that happens then can undo it."""
    transaction.on_commit(lambda: offer(pk), robust=True)


def offer(pk: uuid.UUID) -> bool:
    """Send the row's id to the workers; whether the broker took it."""
    try:
        # By its name: the task calls services, so no service imports it.
        current_app.send_task(BUILD, args=[str(pk)], retry=False, ignore_result=True)
    except Exception as error:  # whatever the broker does, the row is safe and waits
        log.warning("casefile.not_offered", casefile=str(pk), reason=type(error).__name__)
        return False
    with transaction.atomic():
        CaseFile.objects.filter(pk=pk).update(published_at=timezone.now())
    return True
