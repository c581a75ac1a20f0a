import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from cases.models.scoped import CaseScoped
from taskforce.row_key import new_row_key


class CaseFile(CaseScoped):
    """An export: the job and, when ready, its ``parts``. This row is the truth, not the broker.

    queued → running → ready | failed | stopped. A running row belongs to whoever holds
    ``lease_token`` until ``lease_until``; after that the reconciler offers it again, at
    most ``MAX_ATTEMPTS`` times (PROMISES.md, "The job row is the truth").
    """

    class State(models.TextChoices):
        QUEUED = "queued", "Queued"
        RUNNING = "running", "Being made"
        READY = "ready", "Ready"
        FAILED = "failed", "Failed"
        STOPPED = "stopped", "Stopped"

    MAX_ATTEMPTS = 3

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    number = models.PositiveIntegerField(editable=False, help_text="Counts within the case.")
    profile = models.CharField(max_length=40)
    options = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField(default=timezone.now, editable=False)
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_token = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True, help_text="Last offered to the broker.")
    cancel_requested_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    progress_stage = models.CharField(max_length=60, blank=True)
    progress_done = models.PositiveIntegerField(default=0)
    progress_total = models.PositiveIntegerField(default=0)
    progress_pages = models.PositiveIntegerField(default=0)
    seconds_left = models.PositiveIntegerField(null=True, help_text="About; none when unknown.")
    failure = models.CharField(max_length=500, blank=True, help_text="What to do, without content.")
    as_of = models.DateTimeField(null=True, help_text="The data is as of this moment.")
    pages = models.PositiveIntegerField(null=True, help_text="Pages of all its copies.")
    size = models.PositiveBigIntegerField(null=True, help_text="Bytes of all its parts.")
    bates_prefix = models.CharField(max_length=40, blank=True)
    manifest = models.JSONField(
        default=dict, help_text="Pages in and out of each exhibit; ids and counts only."
    )
    pdfa_valid = models.BooleanField(null=True)
    retry_of = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="retries", editable=False
    )
    superseded_by = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="supersedes", editable=False
    )

    class Meta:
        ordering = ["-requested_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="case_file_number_once"),
            models.CheckConstraint(
                name="ready_file_is_whole",
                condition=~models.Q(state="ready") | models.Q(pages__gt=0, size__gt=0),
            ),
        ]
        indexes = [
            models.Index(
                fields=["state", "requested_at"],
                name="case_file_waiting",
                condition=models.Q(state__in=["queued", "running"]),
            )
        ]

    def __str__(self):
        return f"Case file {self.number}"

    @property
    def is_waiting(self) -> bool:
        """Whether something still happens to it by itself."""
        return self.state in (self.State.QUEUED, self.State.RUNNING)

    @property
    def is_draft(self) -> bool:
        """Whether it was asked for as a draft: watermarked, and never signed."""
        return bool(self.options.get("draft"))

    @property
    def full_number(self) -> str:
        """What the file itself is called: ``RPD-2026-0001-F03`` (read with its case)."""
        return f"{self.case.number}-F{self.number:02d}"
