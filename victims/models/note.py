import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from taskforce.row_key import new_row_key
from taskforce.vault.fields import EncryptedTextField
from victims.models.scoped import ClientScoped


class ConfidentialNote(ClientScoped):
    """An advocate's note: advocates of that agency only, for ever; in no search or export."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    text = EncryptedTextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now, editable=False)
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["-written_at", "-id"]
