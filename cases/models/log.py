import uuid

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.utils import timezone

from cases.models.scoped import CaseScoped
from taskforce.row_key import new_row_key
from taskforce.vocabulary.cases import LOG_ENTRY_KIND


class LogEntry(CaseScoped):
    """One entry of the chronology. Never changed or deleted: a correction is an addendum.

    ``number`` counts within the case. ``occurred_at`` is when it happened, ``recorded_at``
    when it was written down; both are printed.
    """

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    number = models.PositiveIntegerField(editable=False)
    kind = models.CharField(max_length=30, choices=LOG_ENTRY_KIND.choices, default="narrative")
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    text = models.TextField()
    addendum_to = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="addenda"
    )
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    search = models.GeneratedField(
        expression=SearchVector("text", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    class Meta:
        verbose_name_plural = "log entries"
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="log_entry_number_once")
        ]
        indexes = [
            models.Index(fields=["case", "-occurred_at", "-id"], name="log_case_occurred"),
            models.Index(fields=["agency", "-occurred_at", "-id"], name="log_agency_occurred"),
            GinIndex(fields=["search"], name="log_search"),
        ]

    def __str__(self):
        return f"Entry {self.number}"
