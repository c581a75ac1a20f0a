from django.db import models

from taskforce.access.rules import RuledManager


class CaseScoped(models.Model):
    """A row that belongs to a case and carries the case's scope columns.

    ``agency``, ``task_force`` and ``sealed`` are set by trigger from the case, whatever is
    sent, so that policies read the row's own columns.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="%(class)ss")
    agency = models.ForeignKey(
        "accounts.Agency", on_delete=models.PROTECT, related_name="+", editable=False
    )
    task_force = models.ForeignKey(
        "accounts.TaskForce", null=True, on_delete=models.PROTECT, related_name="+", editable=False
    )
    sealed = models.BooleanField(default=False, editable=False)

    objects = RuledManager()

    class Meta:
        abstract = True


SCOPE_COLUMNS = ("agency_id", "task_force_id", "sealed")
