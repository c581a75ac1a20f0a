from django.conf import settings
from django.db import models

from taskforce.access.rules import RuledManager


class AuditEvent(models.Model):
    """One act: what, when, where from, outcome, who, on which object (CJIS AU-2, AU-3).

    Holds ids and counts, never names or content, so that client data can be purged while
    the record of who saw it stays. ``at``, ``chain``, ``seq`` and the hashes are set by a
    trigger; whatever is sent for them is ignored.
    """

    at = models.DateTimeField(editable=False, null=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    actor_agency = models.ForeignKey(
        "accounts.Agency", null=True, on_delete=models.PROTECT, related_name="+"
    )
    action = models.CharField(max_length=60)
    outcome = models.CharField(max_length=12, default="done")
    object_kind = models.CharField(max_length=60, blank=True)
    object_id = models.CharField(max_length=64, blank=True)
    object_agency_id = models.BigIntegerField(null=True)
    source = models.CharField(max_length=45, blank=True, help_text="Network address.")
    request_id = models.CharField(max_length=36, blank=True)
    detail = models.JSONField(default=dict)
    chain = models.CharField(max_length=24, editable=False, default="")
    seq = models.BigIntegerField(editable=False, default=0)
    previous_hash = models.BinaryField(max_length=32, editable=False, default=b"")
    hash = models.BinaryField(max_length=32, editable=False, default=b"")

    objects = RuledManager()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [models.UniqueConstraint(fields=["chain", "seq"], name="audit_chain_once")]
        indexes = [
            models.Index(fields=["actor_agency", "-at", "-id"], name="audit_actor_agency"),
            models.Index(fields=["object_agency_id", "-at", "-id"], name="audit_object_agency"),
            models.Index(fields=["actor", "-at", "-id"], name="audit_actor"),
            models.Index(fields=["object_kind", "object_id", "-at"], name="audit_object"),
            # What auditors look for is rare: one kind of act, or what failed or was refused.
            models.Index(fields=["action", "-at", "-id"], name="audit_action"),
            models.Index(
                fields=["outcome", "-at", "-id"],
                name="audit_not_done",
                condition=~models.Q(outcome="done"),
            ),
        ]

    def __str__(self):
        return f"{self.action} {self.object_kind} {self.object_id}".strip()
