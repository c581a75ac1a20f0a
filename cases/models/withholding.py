import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from cases.models.production import Production
from cases.models.scoped import CaseScoped
from taskforce.row_key import new_row_key
from taskforce.vocabulary.discovery import DISCOVERY_DUTY, DUTY_STATE, WITHHOLDING_KIND


class Withholding(CaseScoped):
    """A record kept back from productions, in the form of Fed. R. Civ. P. 26(b)(5)(A).

    It names one log entry, evidence item or attached file; ``page_first`` to ``page_last``
    narrow it to pages of that file. It describes what is kept back without revealing it.
    """

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    number = models.PositiveIntegerField(editable=False, help_text="Counts within the case.")
    entry = models.ForeignKey(
        "cases.LogEntry", null=True, on_delete=models.PROTECT, related_name="withholdings"
    )
    item = models.ForeignKey(
        "cases.EvidenceItem", null=True, on_delete=models.PROTECT, related_name="withholdings"
    )
    file = models.ForeignKey(
        "cases.StoredFile", null=True, on_delete=models.PROTECT, related_name="withholdings"
    )
    page_first = models.PositiveIntegerField(null=True)
    page_last = models.PositiveIntegerField(null=True)
    kind = models.CharField(max_length=30, choices=WITHHOLDING_KIND.choices)
    document_date = models.DateField(null=True, blank=True)
    author = models.CharField(max_length=160, blank=True)
    recipients = models.CharField(max_length=300, blank=True)
    description = models.CharField(max_length=300)
    basis = models.TextField()
    withheld_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    withheld_at = models.DateTimeField(default=timezone.now, editable=False)
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="withholding_number_once"),
            models.CheckConstraint(
                name="withholding_names_one",
                condition=models.Q(entry__isnull=False, item__isnull=True, file__isnull=True)
                | models.Q(entry__isnull=True, item__isnull=False, file__isnull=True)
                | models.Q(entry__isnull=True, item__isnull=True, file__isnull=False),
            ),
            models.CheckConstraint(
                name="withheld_pages_are_of_a_file",
                condition=models.Q(page_first__isnull=True, page_last__isnull=True)
                | models.Q(
                    file__isnull=False,
                    page_first__gte=1,
                    page_last__gte=models.F("page_first"),
                ),
            ),
        ]

    def __str__(self):
        return f"W-{self.number}"


class WithholdingEnd(CaseScoped):
    """A withholding was withdrawn: the record is new to the next production."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    withholding = models.OneToOneField(Withholding, on_delete=models.PROTECT, related_name="end")
    reason = models.CharField(max_length=300)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    ended_at = models.DateTimeField(default=timezone.now, editable=False)


class DutyMark(CaseScoped):
    """How a line of the discovery checklist stood from then on: the newest mark counts."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    duty = models.CharField(max_length=30, choices=DISCOVERY_DUTY.choices)
    state = models.CharField(max_length=20, choices=DUTY_STATE.choices)
    production = models.ForeignKey(
        Production, null=True, on_delete=models.PROTECT, related_name="marks"
    )
    withholding = models.ForeignKey(
        Withholding, null=True, on_delete=models.PROTECT, related_name="marks"
    )
    note = models.CharField(max_length=300, blank=True)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    marked_at = models.DateTimeField(default=timezone.now, editable=False)
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["-marked_at", "-id"]
        constraints = [
            models.CheckConstraint(
                name="duty_names_where",
                condition=models.Q(
                    state="produced", production__isnull=False, withholding__isnull=True
                )
                | models.Q(state="withheld", withholding__isnull=False, production__isnull=True)
                | models.Q(
                    state__in=["pending", "not_applicable"],
                    production__isnull=True,
                    withholding__isnull=True,
                ),
            )
        ]
