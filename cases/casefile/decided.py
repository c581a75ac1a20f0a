"""The decisions on redactions that a file was made with, and whether they still stand.

Decisions and marks are rows that are only ever added, so the number of the last decision and
the count of marks tell any two states of them apart.
"""

import uuid
from collections.abc import Mapping

from django.db.models import Max

from cases.casefile.profiles import EVERY
from cases.models import CaseFile, CaseFilePart, RedactionDecision, RedactionMark

KEY = "redaction"
CHANGED = "Redaction decisions changed since; make it again."


class DecisionsChanged(Exception):
    """A redacted copy was made with decisions that no longer stand: it is not handed out."""

    def __init__(self, row: CaseFile):
        super().__init__(CHANGED)
        self.row = row


def decisions_of(case_id: uuid.UUID, user) -> dict[str, int]:
    """The last decision's number and how many marks there are (two queries)."""
    decisions = RedactionDecision.objects.visible_to(user).filter(case_id=case_id)
    marks = RedactionMark.objects.visible_to(user).filter(case_id=case_id)
    last = decisions.order_by().aggregate(last=Max("number"))["last"]
    return {"decision": last or 0, "marks": marks.count()}


def is_redacted(row: CaseFile, copy: str) -> bool:
    """Whether that copy of a file was made after redaction.

    Of a kind that is no longer offered any copy may be one, if decisions were kept with it.
    """
    kind = EVERY.get(row.profile)
    if kind is None:
        return bool(kept(row))
    found = kind.copy(copy)
    return kind.redacts if found is None else found.redacted


def kept(row: CaseFile) -> Mapping[str, int]:
    """What was kept with a file; empty where it has no redacted copy."""
    found = CaseFile.objects.filter(pk=row.pk).values_list(f"manifest__{KEY}", flat=True).first()
    return found or {}


def decisions_changed(row: CaseFile, user) -> bool:
    """Whether a file with a redacted copy was made with other decisions than stand now.

    One that does not say with which decisions it was made counts as changed.
    """
    kind = EVERY.get(row.profile)
    if kind is not None and not kind.redacts:
        return False
    made_with = kept(row)
    if kind is None and not made_with:
        return False
    return made_with != decisions_of(row.case_id, user)


def refuse_changed(part: CaseFilePart, user) -> None:
    """Raises :class:`DecisionsChanged` for a redacted copy whose decisions do not stand."""
    row = part.case_file
    if is_redacted(row, part.copy) and decisions_changed(row, user):
        raise DecisionsChanged(row)
