from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models


class AccessReview(models.Model):
    """An account's roles were looked at and found to be needed (CJIS AC-6(7), each year)."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="access_reviews"
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    reviewed_at = models.DateTimeField(auto_now_add=True)
    roles = ArrayField(models.CharField(max_length=20), default=list)

    class Meta:
        ordering = ["-reviewed_at", "-id"]
        indexes = [models.Index(fields=["account", "-reviewed_at"], name="access_review_newest")]
