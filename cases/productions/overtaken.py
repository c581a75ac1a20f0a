"""What was withheld only after a production was made, although the production holds it."""

import uuid

from cases.models import LogEntry, Production, ProductionItem, StoredFile, Withholding
from cases.productions.held import in_force


def overtaken_by(production: Production, user) -> list[Withholding]:
    """The withholdings in force that cover a record which this production holds in the open.

    A record that stands as a slip is safe whatever keeps it back now.
    """
    known = _known(production)
    newer = [one for one in in_force(production.case_id, user) if str(one.pk) not in known]
    if not newer:
        return []
    items = ProductionItem.objects.visible_to(user).filter(production=production)
    items = items.exclude(withholding__isnull=False, withholding__page_first__isnull=True)
    shown = set(items.values_list("source_id", flat=True))
    return [one for one in newer if shown & _covered(one, user)]


def _known(production: Production) -> set[str]:
    """Those that the production was made with."""
    manifest = production.case_file.manifest if production.case_file else {}
    return set(manifest.get("production", {}).get("in_force", ()))


def _covered(one: Withholding, user) -> set[uuid.UUID]:
    """The record it names and what follows it (``cases.productions.held``)."""
    files = StoredFile.objects.visible_to(user).filter(case_id=one.case_id)
    if one.entry_id:
        addenda = LogEntry.objects.visible_to(user).filter(addendum_to_id=one.entry_id)
        entries = {one.entry_id, *addenda.values_list("pk", flat=True)}
        return entries | set(files.filter(log_entry_id__in=entries).values_list("pk", flat=True))
    if one.item_id:
        return {one.item_id, *files.filter(evidence_id=one.item_id).values_list("pk", flat=True)}
    return {one.file_id}
