from django.conf import settings
from django.db import models


class TaskForce(models.Model):
    """Agencies of unlike kinds that work together under a written agreement."""

    name = models.CharField(max_length=160, unique=True)
    agencies = models.ManyToManyField("accounts.Agency", blank=True, related_name="task_forces")
    lead_agency = models.ForeignKey(
        "accounts.Agency",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="led_task_forces",
        help_text="Named in the agreement; its administrators give oversight.",
    )
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Oversight(models.Model):
    """A supervisor who oversees the open (not sealed) cases of a whole task force."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="oversights"
    )
    task_force = models.ForeignKey(TaskForce, on_delete=models.PROTECT, related_name="oversights")
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    granted_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "task_force"], name="oversight_once")
        ]
