from django.conf import settings
from django.db import models
from django.utils import timezone

from cases.models.scoped import CaseScoped
from taskforce.row_key import new_row_key


class StoredFile(CaseScoped):
    """A file of a case, kept under its SHA-256, sealed at rest, never changed.

    It hangs on a log entry or on an evidence item. ``preview_name`` is the stored clean
    copy that people see (no location or owner data); the original stays untouched.
    """

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    log_entry = models.ForeignKey(
        "cases.LogEntry", null=True, on_delete=models.PROTECT, related_name="files"
    )
    evidence = models.ForeignKey(
        "cases.EvidenceItem", null=True, on_delete=models.PROTECT, related_name="files"
    )
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    vault_name = models.CharField(max_length=32, unique=True)
    preview_name = models.CharField(max_length=32, blank=True)
    is_distressing = models.BooleanField(
        default=False, help_text="Blurred on the page until asked for."
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    uploaded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["uploaded_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="file_hangs_on_one",
                condition=models.Q(log_entry__isnull=False, evidence__isnull=True)
                | models.Q(log_entry__isnull=True, evidence__isnull=False),
            )
        ]

    def __str__(self):
        return self.name
