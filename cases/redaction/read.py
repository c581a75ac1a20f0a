"""Reads decisions and marks of a case, as whoever asks may see them."""

import uuid

from cases.models import RedactionDecision, RedactionMark
from cases.redaction.proposals import Mark, Review, Verdict


def read_review(case_id: uuid.UUID, user) -> Review:
    """Everything decided on a case's redactions; the last decision on each counts (2 queries)."""
    verdicts: dict[str, Verdict] = {}
    rows = RedactionDecision.objects.visible_to(user).filter(case_id=case_id)
    for row in rows.select_related("decided_by").order_by("number"):
        if row.verdict == RedactionDecision.Verdict.RESTORE:
            verdicts.pop(row.fingerprint, None)
        else:
            verdicts[row.fingerprint] = Verdict(
                row.verdict, row.reason, str(row.decided_by), row.decided_at
            )
    marks = RedactionMark.objects.visible_to(user).filter(case_id=case_id)
    marks = marks.select_related("made_by").order_by("made_at", "id")
    return Review(verdicts, [_mark(row, verdicts) for row in marks])


def _mark(row: RedactionMark, verdicts: dict[str, Verdict]) -> Mark:
    decided = verdicts.get(row.fingerprint)
    return Mark(
        id=row.pk,
        kind=row.kind,
        text=row.text,
        reason=row.reason,
        by=str(row.made_by),
        at=row.made_at,
        file_id=row.file_id,
        page=row.page,
        box=(row.left, row.top, row.width, row.height) if row.file_id else None,
        lifted=decided if decided and decided.verdict == "refuse" else None,
    )
