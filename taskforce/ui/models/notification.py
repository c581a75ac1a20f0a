from django.conf import settings
from django.db import models
from django.db.models import Q

from taskforce.access.rules import RuledManager
from taskforce.row_key import new_row_key


class Notification(models.Model):
    """That something new waits for somebody, and where: never what it says.

    The text comes from ``kind`` (``services.notifications.KINDS``), so nothing confidential
    can get in (PROMISES.md, text, files and paper).
    """

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    url = models.CharField(max_length=300)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = RuledManager()

    class Meta:
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["user", "-created_at", "-id"], name="notification_of_user"),
            models.Index(
                fields=["user"], condition=Q(read_at__isnull=True), name="notification_unread"
            ),
        ]
