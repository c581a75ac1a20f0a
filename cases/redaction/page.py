"""One page of an exhibit for the person who draws boxes on it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from cases.models import Case
from cases.redaction.casework import reviewed
from cases.redaction.proposals import Mark
from cases.redaction.rules import UNSEARCHED, Rule, rule
from cases.redaction.said import Line, shelves


@dataclass(frozen=True)
class Drawn:
    """A box on the picture, in percent; ``lifted`` ones are not drawn in a copy."""

    mark: Mark
    rule: Rule

    @property
    def sides(self) -> dict[str, float]:
        """Left, top, width and height in percent of the page."""
        names = ("left", "top", "width", "height")
        return {
            name: round(side * 100, 2)
            for name, side in zip(names, self.mark.box or (0, 0, 0, 0), strict=True)
        }


@dataclass(frozen=True)
class ExhibitPage:
    """What stands on a page, and what was decided on the exhibit.

    ``look`` is the proposal to leave the exhibit out, where somebody has to look at it.
    ``words`` are the values found in the page's text; ``bare`` of them lie under no box.
    """

    number: int
    page: int
    pages: int
    is_picture: bool
    boxes: Sequence[Drawn]
    lines: Sequence[Line]
    bare: int
    look: Line | None
    name: str
    is_typed: bool


def exhibit_page(
    case: Case, user, file_id: uuid.UUID, page: int, *, supervisor: bool
) -> ExhibitPage | None:
    """That page as it stands; None for one that the case or the exhibit does not have."""
    found = reviewed(case, user)
    one = next((row for row in found.data.files if row.record == str(file_id)), None)
    if one is None or not one.vault_name:
        return None
    pages = found.texts.pages.get(one.exhibit, ())
    last = max(1, len(pages))
    if not 1 <= page <= last:
        return None
    lines = [
        line
        for shelf in shelves(case, found, found.proposals, supervisor=supervisor)
        for line in shelf.lines
    ]
    keys = {f"exhibit:{one.exhibit}:{page}", f"exhibit:{one.exhibit}"}
    here = [line for line in lines if line.proposal.place.key in keys]
    marks = [mark for mark in found.review.marks if mark.file_id == file_id and mark.page == page]
    boxes = [mark.as_box for mark in marks if mark.lifted is None]
    text = next((row for row in pages if row.number == page), None)
    values = [line for line in here if line.proposal.hit.kind not in UNSEARCHED]
    bare = sum(
        line.proposal.redacts
        and text is not None
        and not all(
            word.is_under(boxes)
            for word in text.words_in(line.proposal.hit.start, line.proposal.hit.end)
        )
        for line in values
    )
    return ExhibitPage(
        number=one.exhibit,
        page=page,
        pages=last,
        is_picture=bool(pages),
        boxes=[Drawn(mark, rule(mark.kind)) for mark in marks],
        lines=values,
        bare=bare,
        look=next((line for line in here if line.proposal.hit.kind in UNSEARCHED), None),
        name=one.name,
        is_typed=one.exhibit in found.texts.typed,
    )
