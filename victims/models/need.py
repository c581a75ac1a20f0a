import uuid

from django.conf import settings
from django.db import models

from taskforce.row_key import new_row_key
from taskforce.vault.fields import EncryptedTextField
from taskforce.vocabulary.services import NEED_STATUS, SERVICE, SERVICE_STATUS
from victims.models.scoped import ClientScoped


class Need(ClientScoped):
    """What a client needs, in her words where possible; met, open, or unmet with a reason."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    category = models.CharField(max_length=40, choices=SERVICE.choices)
    description = EncryptedTextField(blank=True)
    is_urgent = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=NEED_STATUS.choices, default="open")
    unmet_reason = models.CharField(max_length=60, blank=True)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["-is_urgent", "opened_on", "id"]


class ServiceRecord(ClientScoped):
    """A service given for a need: what, by whom, when, with what outcome."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    need = models.ForeignKey(Need, null=True, on_delete=models.PROTECT, related_name="services")
    category = models.CharField(max_length=40, choices=SERVICE.choices)
    given_on = models.DateField()
    given_by = models.CharField(max_length=120)
    minutes = models.PositiveIntegerField(null=True, blank=True)
    status = models.CharField(max_length=20, choices=SERVICE_STATUS.choices, default="completed")
    outcome = EncryptedTextField(blank=True)
    note = EncryptedTextField(blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["-given_on", "-id"]
