import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from referrals.models.referral import Referral
from taskforce.access.rules import RuledManager
from taskforce.row_key import new_row_key
from taskforce.vault.fields import EncryptedTextField


class ReferralMessage(models.Model):
    """A message in a referral's thread, read by both agencies while the referral is open."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="messages")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    author_agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+", editable=False
    )
    text = EncryptedTextField()
    sent_at = models.DateTimeField(default=timezone.now, editable=False)
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = RuledManager()

    class Meta:
        ordering = ["sent_at", "id"]
