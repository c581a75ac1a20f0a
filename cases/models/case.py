import uuid

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.utils import timezone

from cases.models.scoped import CaseScoped
from taskforce.access.rules import RuledManager
from taskforce.row_key import new_row_key
from taskforce.vocabulary.cases import (
    CASE_CLOSING_REASON,
    CASE_KIND,
    CASE_STATUS,
)
from taskforce.vocabulary.levels import CONFIDENTIALITY_LEVEL


class Case(models.Model):
    """An investigation, owned by one agency.

    ``last_activity`` is the time of its newest log entry or of its opening (trigger).
    ``version`` counts edits of the header: a save with an older one is refused.
    """

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    number = models.CharField(max_length=24, unique=True, editable=False)
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="cases", editable=False
    )
    task_force = models.ForeignKey(
        "accounts.TaskForce", null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    jurisdiction = models.ForeignKey(
        "accounts.Jurisdiction", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    kind = models.CharField(max_length=20, choices=CASE_KIND.choices, default="undetermined")
    status = models.CharField(
        max_length=20, choices=CASE_STATUS.choices, default="open", editable=False
    )
    confidentiality = models.CharField(
        max_length=20, choices=CONFIDENTIALITY_LEVEL.choices, default="sensitive"
    )
    sealed = models.BooleanField(default=False, editable=False)
    opened_on = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closing_reason = models.CharField(
        max_length=40, blank=True, choices=CASE_CLOSING_REASON.choices, editable=False
    )
    closing_note = models.TextField(blank=True, editable=False)
    lead = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="led_cases"
    )
    last_activity = models.DateTimeField(editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    search = models.GeneratedField(
        expression=SearchVector("number", "title", "summary", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = RuledManager()

    class Meta:
        permissions = [("contribute_case", "Can add to the case")]
        default_permissions = ("view",)
        indexes = [
            models.Index(
                fields=["agency", "-last_activity", "-id"],
                name="case_agency_activity",
                condition=models.Q(sealed=False),
            ),
            models.Index(
                fields=["task_force", "-last_activity", "-id"],
                name="case_task_force_activity",
                condition=models.Q(sealed=False),
            ),
            GinIndex(fields=["search"], name="case_search"),
        ]

    def __str__(self):
        return self.number

    @property
    def is_closed(self) -> bool:
        return self.status in ("closed", "referred")

    @property
    def further_jurisdictions(self) -> list:
        """Where else it leads, by name."""
        rows = self.casejurisdictions.select_related("jurisdiction")
        return [row.jurisdiction for row in rows.order_by("jurisdiction__name", "jurisdiction_id")]


class CaseCounter(models.Model):
    """The last case number of an agency and year; its row lock makes numbers gap-free."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    agency = models.ForeignKey("accounts.Agency", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    objects = RuledManager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agency", "year"], name="counter_once")]


class CaseJurisdiction(CaseScoped):
    """A further jurisdiction that the case touches."""

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    jurisdiction = models.ForeignKey(
        "accounts.Jurisdiction", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "jurisdiction"], name="case_jurisdiction_once")
        ]
