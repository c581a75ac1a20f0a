"""The case after redaction: taken out of the data, before anything is laid out."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cases.casefile.data import Attached, CaseData, Known, Redactions
from cases.redaction.errors import Waiting
from cases.redaction.exhibits import Shown, shown_of
from cases.redaction.known import known_of
from cases.redaction.pages import Texts
from cases.redaction.places import Place, rewritten
from cases.redaction.proposals import Proposal, Review, at_place
from cases.redaction.references import without_values
from cases.redaction.selfcheck import check_nothing_left
from cases.redaction.values import Searched, values_of
from cases.redaction.work import Work
from cases.redaction.written import replacement
from taskforce.courtpdf import Box
from taskforce.courtpdf.exhibits.ways import is_written


@dataclass(frozen=True)
class Redacted:
    """A copy after redaction.

    ``data`` holds nothing that was redacted, not even unseen. ``values`` must be in no byte of
    the finished file. ``boxes`` are painted over the pages of exhibits, by the exhibit's id.
    ``listed`` is what the sealed reference list holds, with the values.
    """

    data: CaseData
    values: Sequence[str]
    boxes: Mapping[str, Sequence[Box]]
    listed: Redactions


def redacted(
    case_id: uuid.UUID,
    data: CaseData,
    review: Review,
    texts: Texts,
    *,
    sections: Sequence[str],
    profile: str,
    exhibits: bool,
    accounts: Sequence[str] = (),
) -> Redacted:
    """The case as its public copy may hold it.

    :param sections: what the copy prints; what it does not print needs no decision.
    :param exhibits: whether the copy reproduces the attached files.
    :param accounts: names that the copy prints of who asked for it.
    :raises Waiting: while proposals wait for a decision.
    :raises LeftOver: when something is still there afterwards.
    """
    work = Work(case_id, data, review, texts, sections, profile)
    known = known_of(data).with_texts(review.texts)

    def change(place: Place, text: str) -> str:
        if not text or place.of_staff:
            return text
        if not work.prints(place):
            return ""
        found = at_place(case_id, place, text, known, review)
        return _without(work, text, found)

    after = rewritten(data, change)
    shown = {one.exhibit: shown_of(work, one, known, change) for one in data.files if exhibits}
    if work.waiting:
        raise Waiting(work.waiting)
    after = _finished(after, shown)
    check_nothing_left(after, known, work.let_through)
    searched = values_of(work, after, shown, accounts)
    listed = _listed(work, shown, searched)
    public = replace(listed, items=without_values(listed.items))
    return Redacted(
        data=replace(after, redactions=public),
        values=searched.values,
        boxes={f"exhibit-{number}": one.boxes for number, one in shown.items() if one.boxes},
        listed=listed,
    )


def _without(work: Work, text: str, found: Sequence[Proposal]) -> str:
    """The text with each redacted piece replaced, from left to right."""
    out, at = [], 0
    for proposal in found:
        if not work.applies(proposal):
            continue
        work.waiting += proposal.waits
        if not proposal.redacts:
            work.let_through.append(proposal)
            continue
        work.done.append(proposal)
        hit = proposal.hit
        out += [text[at : hit.start], replacement(proposal, work.references.identifier(proposal))]
        at = hit.end
    return "".join([*out, text[at:]])


def _finished(after: CaseData, shown: Mapping[int, Shown]) -> CaseData:
    """Files as the copy shows them, and people without what was only there to be found."""
    files = [_as_shown(one, shown.get(one.exhibit)) for one in after.files]
    by_exhibit = {one.exhibit: one for one in files}
    return after.with_parts(
        files=files,
        people=[replace(one, known=Known()) for one in after.people],
        evidence=[
            replace(one, files=[by_exhibit[file.exhibit] for file in one.files])
            for one in after.items
        ],
    )


def _as_shown(one: Attached, shown: Shown | None) -> Attached:
    if shown is None:  # what a public copy leaves of a text stands beside this in the record
        return replace(one, is_changed=is_written(one.media_type))
    return replace(
        one,
        withheld=one.withheld or shown.withheld,
        redacted_text=shown.redacted_text,
        is_changed=bool(shown.withheld or shown.boxes or shown.redacted_text is not None),
    )


def _listed(work: Work, shown: Mapping[int, Shown], searched: Searched) -> Redactions:
    return Redactions(
        items=work.references.listed(work.data),
        let_through=len(work.let_through),
        sheets=[number for number, one in shown.items() if one.withheld],
        boxed=[number for number, one in shown.items() if one.boxes and not one.withheld],
        only_in_text=searched.only_in_text,
    )
