import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone

from taskforce.access.rules import RuledManager
from taskforce.row_key import new_row_key
from taskforce.vault.fields import EncryptedTextField
from taskforce.vocabulary.releases import (
    RELEASE_FIELD,
    RELEASE_FORM,
    RELEASE_PURPOSE,
    REVOCATION_FORM,
)
from victims.models.scoped import ClientScoped


class Release(ClientScoped):
    """A client's written, time-limited release to one recipient, for one purpose.

    Informed, written, naming recipient, purpose and information (34 USC 12291(b)(2)(B);
    28 CFR 90.4(b)). Revoked orally, at once: from then on the recipient sees nothing.
    """

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    recipient = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="releases_received"
    )
    purpose = models.CharField(max_length=40, choices=RELEASE_PURPOSE.choices)
    purpose_note = EncryptedTextField(blank=True)
    fields = ArrayField(models.CharField(max_length=40, choices=RELEASE_FIELD.choices))
    signed_on = models.DateField()
    form = models.CharField(max_length=20, choices=RELEASE_FORM.choices, default="signed_paper")
    explained_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    revoked_how = models.CharField(
        max_length=20, blank=True, choices=REVOCATION_FORM.choices, editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["-created_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="release_names_information", condition=models.Q(fields__len__gt=0)
            ),
            models.CheckConstraint(
                name="release_is_to_another",
                condition=~models.Q(recipient=models.F("agency")),
            ),
        ]

    def __str__(self):
        return f"Release to {self.recipient_id}"


class DisclosedField(models.Model):
    """One value that was handed over under a release: what exactly the recipient got.

    A copy, made by an act of the owner; the recipient reads it while the release lives and
    never the client's record.
    """

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="disclosed")
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+", editable=False
    )
    field = models.CharField(max_length=40, choices=RELEASE_FIELD.choices)
    value = EncryptedTextField()
    disclosed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    disclosed_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = RuledManager()

    class Meta:
        ordering = ["disclosed_at", "id"]
