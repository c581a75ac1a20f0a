from django.db import models


class SetupLink(models.Model):
    """A one-time link to set up an empty installation; the newest alone is alive.

    The link's secret is kept nowhere: ``digest`` is its SHA-256. Rows are written by the operator
    and by ``onboarding_take_link`` alone (``migrations/guards.sql``).
    """

    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_in = models.CharField(
        max_length=20, blank=True, help_text="The database transaction that it opened."
    )

    class Meta:
        ordering = ["-pk"]
