"""What covers children's names in exhibits: boxes on pages, initials in texts and e-mails."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cases.casefile.data import CaseData
from cases.productions.named import Named
from taskforce.courtpdf import Box


def without_names(data: CaseData, named: Sequence[Named]) -> CaseData:
    """The case whose texts and e-mails, where they are covered, say initials."""
    texts = {one.file.id: one.covered_text for one in named if one.is_covered}
    files = [replace(one, redacted_text=texts.get(one.id)) for one in data.files]
    return data.with_parts(files=files)


def boxes_over(named: Sequence[Named]) -> Mapping[str, Sequence[Box]]:
    """The boxes over the names, by the exhibit's id."""
    covered = [one for one in named if one.is_covered and one.covered_text is None]
    return {one.file.id: one.boxes for one in covered}
