"""Looking through the exhibits of a draft, without reading the rest of the case."""

from collections.abc import Sequence

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from cases.casefile.data import Attached
from cases.casefile.gather import attached, rows_of_files
from cases.models import ExhibitChoice, Production, ProductionItem, StoredFile, Withholding
from cases.productions.children import recorded_names
from cases.productions.held import in_force, pages_of
from cases.productions.named import Choices, Looked, look
from cases.redaction.known import Known

READING_SECONDS = 4.0


def look_at(
    production: Production, user, known: Known | None = None, seconds: float = READING_SECONDS
) -> Looked:
    """What stands in the exhibits of a draft as things are now; at most four queries.

    :param known: the children's names, where they were read already.
    """
    case = production.case
    known = recorded_names(case, user) if known is None else known
    if not known.names:
        return Looked()
    files = _files(production, user)
    return look(case.pk, files, known, lambda: choices_of(production, user), seconds)


def choices_of(production: Production, user) -> Choices:
    """The newest choice on each state of each exhibit (one query)."""
    rows = ExhibitChoice.objects.visible_to(user).filter(production=production)
    rows = rows.select_related("decided_by").order_by("decided_at", "id")
    return {(str(row.file_id), row.fingerprint): row for row in rows}


def _files(production: Production, user) -> list[tuple[Attached, list[range]]]:
    """The files that are neither withheld nor, where only new ones are wanted, produced."""
    case, live = production.case, list(in_force(production.case_id, user).order_by("number"))
    rows = rows_of_files(case, user)
    if production.scope == Production.Scope.NEW:
        rows = rows.annotate(produced=ArraySubquery(_produced(user)))
    found = []
    for number, row in enumerate(rows, start=1):
        held = [one for one in live if _holds(one, row)]
        pages = [pages_of(one) for one in held if one.page_first]
        if len(pages) == len(held) and not _is_produced(row, held):
            found.append((attached(number, row), pages))
    return found


def _holds(one: Withholding, row: StoredFile) -> bool:
    """A file is withheld with the entry or item it hangs on, and with an entry's addendum."""
    if one.file_id:
        return one.file_id == row.pk
    if one.item_id:
        return one.item_id == row.evidence_id
    entry = row.log_entry
    return entry is not None and one.entry_id in (entry.pk, entry.addendum_to_id)


def _produced(user) -> QuerySet:
    """What earlier productions hold of a file."""
    rows = ProductionItem.objects.visible_to(user).filter(source_id=OuterRef("pk"))
    rows = rows.exclude(production__state=Production.State.CANCELED)
    return rows.values(data=JSONObject(sha256="sha256", held="withheld_by"))


def _is_produced(row: StoredFile, held: Sequence[Withholding]) -> bool:
    """Whether one of them holds it as it is now."""
    now = {"sha256": row.sha256, "held": sorted(str(one.pk) for one in held)}
    return now in getattr(row, "produced", ())
