"""What covers children's names in exhibits: boxes on pages, initials in texts and e-mails."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace

from cases.casefile.data import CaseData
from cases.productions.children import KINDS
from cases.productions.named import Named
from cases.redaction.read import read_review
from taskforce.access.principal import Principal
from taskforce.courtpdf import Box


def without_names(data: CaseData, named: Sequence[Named]) -> CaseData:
    """The case whose texts and e-mails, where they are covered, say initials."""
    texts = {one.file.id: one.covered_text for one in named if one.is_covered}
    files = [replace(one, redacted_text=texts.get(one.id)) for one in data.files]
    return replace(data, files=files)


def boxes_over(
    case_id: uuid.UUID, named: Sequence[Named], principal: Principal
) -> Mapping[str, Sequence[Box]]:
    """The boxes over the names, and those that somebody drew over a child's name by hand."""
    covered = [one for one in named if one.is_covered and one.covered_text is None]
    if not covered:
        return {}
    drawn = [one for one in read_review(case_id, principal).boxes if one.kind in KINDS]
    return {
        one.file.id: [
            *one.boxes,
            *(mark.as_box for mark in drawn if str(mark.file_id) == one.file.record),
        ]
        for one in covered
    }
