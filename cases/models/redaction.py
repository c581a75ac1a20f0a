import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from cases.models.scoped import CaseScoped
from taskforce.row_key import new_row_key
from taskforce.vault.fields import EncryptedTextField


class RedactionDecision(CaseScoped):
    """What somebody decided on one proposal. Never changed: the last one counts.

    ``number`` counts within the case. ``fingerprint`` names the proposal
    (``cases.redaction.proposals``), or a mark made by hand (``mark:<id>``). It is a hash over
    the case, the place, the text and what stands around it: when the text is changed, the
    decision no longer fits and the proposal waits again.
    """

    class Verdict(models.TextChoices):
        ACCEPT = "accept", "Redact"
        REFUSE = "refuse", "Print"
        RESTORE = "restore", "Take back the decision"

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    fingerprint = models.CharField(max_length=64)
    place = models.CharField(max_length=80)
    kind = models.CharField(max_length=30)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = EncryptedTextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(default=timezone.now, editable=False)
    number = models.PositiveIntegerField(editable=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="redaction_number_once"),
        ]


class RedactionMark(CaseScoped):
    """A redaction made by hand: a text, everywhere in the case, or a box on an exhibit's page.

    It is lifted and put back by decisions on ``mark:<id>``; the mark itself stays.
    """

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    kind = models.CharField(max_length=30)
    text = EncryptedTextField(blank=True)
    file = models.ForeignKey(
        "cases.StoredFile", null=True, on_delete=models.PROTECT, related_name="redaction_marks"
    )
    page = models.PositiveIntegerField(null=True)
    left = models.FloatField(null=True)
    top = models.FloatField(null=True)
    width = models.FloatField(null=True)
    height = models.FloatField(null=True)
    reason = EncryptedTextField(blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["made_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="redaction_box_is_on_page",
                condition=models.Q(file__isnull=True)
                | models.Q(
                    file__isnull=False,
                    page__gte=1,
                    left__gte=0,
                    top__gte=0,
                    width__gt=0,
                    height__gt=0,
                    left__lte=1,
                    top__lte=1,
                    width__lte=1,
                    height__lte=1,
                ),
            )
        ]

    @property
    def fingerprint(self) -> str:
        """What decisions name it by."""
        return f"mark:{self.pk}"
