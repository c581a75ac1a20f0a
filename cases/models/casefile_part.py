from django.db import models

from cases.models.scoped import CaseScoped
from taskforce.row_key import new_row_key


class CaseFilePart(CaseScoped):
    """One stored file of a ready case file: a part of one copy. Never changed.

    A file has a row for each copy (complete, public …) and, where a court limits the size of
    a file, for each part of it. Pages are counted over the whole copy.
    """

    id = models.UUIDField(primary_key=True, default=new_row_key, editable=False)
    case_file = models.ForeignKey("cases.CaseFile", on_delete=models.PROTECT, related_name="parts")
    copy = models.CharField(max_length=20, help_text="The copy's name in the profile.")
    part = models.PositiveSmallIntegerField(default=1)
    of_parts = models.PositiveSmallIntegerField(default=1)
    vault_name = models.CharField(max_length=32, unique=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    pages = models.PositiveIntegerField()
    first_page = models.PositiveIntegerField(default=1)
    last_page = models.PositiveIntegerField()
    bates_first = models.CharField(max_length=60, blank=True)
    bates_last = models.CharField(max_length=60, blank=True)
    signature = models.JSONField(default=dict, help_text="Whose certificate; empty if unsigned.")
    order = models.PositiveSmallIntegerField(default=0, help_text="Over all copies of the file.")

    class Meta:
        ordering = ["case_file", "order", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case_file", "copy", "part"], name="case_file_part_once"
            ),
            models.CheckConstraint(
                name="part_is_whole",
                condition=models.Q(pages__gt=0, part__gte=1)
                & models.Q(of_parts__gte=models.F("part"))
                & ~models.Q(sha256="")
                & ~models.Q(vault_name=""),
            ),
        ]

    def __str__(self):
        return f"Part {self.part} of {self.of_parts}" if self.of_parts > 1 else "Whole"
