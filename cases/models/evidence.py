import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from cases.models.scoped import CaseScoped
from taskforce.row_key import new_row_key
from taskforce.vocabulary.evidence import CUSTODY_PURPOSE, EVIDENCE_KIND, EVIDENCE_SOURCE


class EvidenceItem(CaseScoped):
    """A thing or a file held as evidence. Its description may be completed, never its custody."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    number = models.PositiveIntegerField(editable=False)
    kind = models.CharField(max_length=30, choices=EVIDENCE_KIND.choices)
    description = models.CharField(max_length=300)
    details = models.TextField(blank=True)
    collected_at = models.DateTimeField()
    collected_by = models.CharField(max_length=120)
    source = models.CharField(max_length=20, choices=EVIDENCE_SOURCE.choices, default="collected")
    collected_place = models.CharField(max_length=200, blank=True)
    held_at = models.CharField(
        max_length=200, blank=True, help_text="Where it is kept: room, shelf, locker, laboratory."
    )
    reference_hash = models.CharField(
        max_length=128,
        blank=True,
        help_text="Hash of a file that is held elsewhere; the only trace of it here"
        " (18 USC 3509(m)).",
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="evidence_number_once")
        ]

    def __str__(self):
        return f"Item {self.number}"


class Custody(CaseScoped):
    """One transfer in the chain of custody: from whom, to whom, where, why, when."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    evidence = models.ForeignKey(EvidenceItem, on_delete=models.PROTECT, related_name="custody")
    released_by = models.CharField(max_length=120)
    received_by = models.CharField(max_length=120)
    place = models.CharField(max_length=200)
    purpose = models.CharField(max_length=30, choices=CUSTODY_PURPOSE.choices)
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["at", "recorded_at", "id"]
        verbose_name_plural = "custody transfers"
