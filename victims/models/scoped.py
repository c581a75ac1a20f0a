from django.db import models

from taskforce.access.rules import RuledManager


class ClientScoped(models.Model):
    """A row of a client's record; ``agency`` is copied from the client by trigger."""

    client = models.ForeignKey(
        "victims.Client", on_delete=models.PROTECT, related_name="%(class)ss"
    )
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+", editable=False
    )

    objects = RuledManager()

    class Meta:
        abstract = True
