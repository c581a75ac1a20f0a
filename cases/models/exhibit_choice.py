import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from cases.models.file import StoredFile
from cases.models.production import Production
from cases.models.scoped import CaseScoped
from taskforce.row_key import new_row_key
from taskforce.vault.fields import EncryptedTextField


class ExhibitChoice(CaseScoped):
    """What becomes of children's names in an attached file of a production; the newest counts.

    ``fingerprint`` is a hash over the bytes of the file and over where in its text which child
    is named (``cases.productions.named``): where either changes, the choice no longer fits and
    is asked for again.
    """

    class How(models.TextChoices):
        COVER = "cover", "Cover the names"
        ORDER = "order", "Leave them in: the defense is bound by a protective order"
        DEFENSE = "defense", "Leave them in: it goes to the defendant and counsel alone"
        NO_NAME = "no_name", "Leave them in: the words are no child's name"

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    production = models.ForeignKey(
        Production, on_delete=models.PROTECT, related_name="exhibit_choices"
    )
    file = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="production_choices"
    )
    fingerprint = models.CharField(max_length=64)
    how = models.CharField(max_length=10, choices=How.choices)
    reason = EncryptedTextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(default=timezone.now, editable=False)
    idempotency_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        ordering = ["decided_at", "id"]

    def __str__(self):
        return f"{self.get_how_display()}"
