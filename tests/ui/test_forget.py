"""Drafts and notifications that nobody came back for are deleted by the worker, unread."""

import datetime

import pytest
from django.utils import timezone

from taskforce.access.identity import acting
from taskforce.access.principal import WORKER
from taskforce.ui.models import Draft, Notification
from taskforce.ui.services import drafts
from taskforce.ui.services.forget import forget_old


def days_ago(days: int) -> datetime.datetime:
    return timezone.now() - datetime.timedelta(days=days)


@pytest.mark.parametrize(("age", "left"), [(59, 1), (61, 0)])
def test_a_draft_is_forgotten_after_sixty_days(cast, age, left):
    with acting(cast.detective):
        drafts.keep(cast.detective, "/cases/new/", "half a thought")
        Draft.objects.update(updated_at=days_ago(age))
    forget_old()
    with acting(cast.detective):
        assert Draft.objects.count() == left


@pytest.mark.parametrize(("age", "left"), [(179, 1), (181, 0)])
def test_a_notification_is_forgotten_after_half_a_year(cast, age, left):
    with acting(cast.detective):
        Notification.objects.create(
            user=cast.detective, kind="export_ready", url="/x/", created_at=days_ago(age)
        )
    forget_old()
    with acting(cast.detective):
        assert Notification.objects.count() == left


def test_the_worker_sees_no_draft_that_is_still_used(cast):
    with acting(cast.detective):
        drafts.keep(cast.detective, "/cases/new/", "half a thought")
    with acting(WORKER):
        assert not Draft.objects.exists()
