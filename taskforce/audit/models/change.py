from django.conf import settings
from django.db import models

from taskforce.access.rules import RuledManager


class ChangeRecord(models.Model):
    """What a row was before and after a change; written by a trigger, never by the code.

    ``scope_kind`` and ``scope_id`` name the record (case, client …) whose history it
    belongs to; whoever sees that record sees its history. Sealed columns stay sealed here.
    """

    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    table_name = models.CharField(max_length=63)
    row_id = models.CharField(max_length=64)
    operation = models.CharField(max_length=6)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    scope_kind = models.CharField(max_length=63)
    scope_id = models.UUIDField(null=True)

    objects = RuledManager()

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["scope_kind", "scope_id", "-at"], name="change_scope")]
