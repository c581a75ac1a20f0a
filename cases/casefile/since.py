"""What happened to a case since a file's data were read."""

from django.db.models import F, Q

from cases.casefile.preview import newer
from cases.models import CaseFile
from taskforce.audit.models import ChangeRecord

# Columns of the case that a file prints; the others change with every visit.
PRINTED = ("title", "summary", "status", "closing_note", "kind", "confidentiality", "opened_on")


def changes(row: CaseFile, user) -> int:
    """Records that were added since, and changes of what the file printed (two queries)."""
    if row.as_of is None:
        return 0
    printed = Q()
    for column in PRINTED:
        printed |= ~Q(**{f"before__{column}": F(f"after__{column}")})
    changed = (
        ChangeRecord.objects.visible_to(user)
        .filter(
            Q(table_name__in=("cases_caseperson", "cases_evidenceitem"))
            | (Q(table_name="cases_case") & printed),
            scope_kind="cases_case",
            scope_id=row.case_id,
            operation="update",
            at__gt=row.as_of,
        )
        .count()
    )
    return newer(row, user) + changed
