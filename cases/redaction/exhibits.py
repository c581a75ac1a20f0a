"""What a public copy shows of an exhibit: its pages with boxes, its text, or a sheet."""

import uuid
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cases.casefile.data import Attached, CaseData
from cases.redaction.finder import Hit
from cases.redaction.folding import squeezed
from cases.redaction.known import Known
from cases.redaction.pages import Page, Texts
from cases.redaction.places import Place
from cases.redaction.proposals import Proposal, Review, at_place, fingerprint
from cases.redaction.work import Work
from taskforce.courtpdf import Box

UNDER_SEAL = "The complete exhibit is kept for the copy under seal."


@dataclass(frozen=True)
class Shown:
    """One exhibit in a public copy; ``withheld`` is what its sheet says."""

    boxes: Sequence[Box] = ()
    withheld: str = ""
    redacted_text: str | None = None
    visible: str = ""


def shown_of(work: Work, one: Attached, known: Known, change: Callable[[Place, str], str]) -> Shown:
    """How an exhibit is shown; every page that is not covered where it must be is withheld."""
    if one.withheld or not one.vault_name:
        return Shown()
    if one.exhibit in work.texts.typed:
        place = Place(f"exhibit:{one.exhibit}", f"Exhibit {one.exhibit}")
        text = change(place, work.texts.typed[one.exhibit])
        return Shown(redacted_text=text, visible=text)
    boxes = boxes_of(one, work.review)
    looked_at = unsearched(work.case_id, one, work.texts, work.review, minors_of(work.data))
    bare, visible = 0, []
    for page in work.texts.pages.get(one.exhibit, ()):
        here = [box for box in boxes if box.page == page.number]
        bare += _bare_hits(work, page, known, here)
        visible += [word.text for word in page.words if not word.is_under(here)]
    if looked_at is not None and looked_at.redacts:
        return Shown(withheld=_not_looked_at(looked_at))
    if bare:
        return Shown(withheld=_not_covered(bare))
    return Shown(boxes=boxes, visible=" ".join(visible))


def boxes_of(one: Attached, review: Review) -> list[Box]:
    """The boxes in force on a file's pages."""
    return [mark.as_box for mark in review.boxes if str(mark.file_id) == one.record]


def minors_of(data: CaseData) -> tuple[str, ...]:
    """The minors of a case by number and name: whoever looks at a picture looks for these."""
    return tuple(f"{one.number} {squeezed(one.name)}" for one in data.people if one.known.minor)


def unsearched(
    case_id: uuid.UUID, one: Attached, texts: Texts, review: Review, minors: Sequence[str]
) -> Proposal | None:
    """The proposal to leave out an exhibit that cannot be searched, until somebody looked.

    Where the case has a minor that takes a supervisor; another minor voids the decision.
    """
    why = texts.unsearched(one)
    if not why:
        return None
    place = Place(f"exhibit:{one.exhibit}", f"Exhibit {one.exhibit}")
    text = f"{one.media_type}, {why}"
    kind = "unsearched_child" if minors else "unsearched"
    hit = Hit(0, len(text), kind, "Somebody has to look at it", True)
    # The name holds for these bytes alone, whatever number the exhibit has, and these minors.
    name = fingerprint(case_id, Place("\x1e".join([one.sha256, *minors]), ""), "", hit, Counter())
    return Proposal(place, text, hit, name, review.verdicts.get(name))


def page_proposals(case_id: uuid.UUID, page: Page, known: Known, review: Review) -> list[Proposal]:
    """The proposals of one page's text."""
    return at_place(case_id, page.place, page.text, known, review)


def _bare_hits(work: Work, page: Page, known: Known, boxes: Sequence[Box]) -> int:
    """How many values on a page must go and lie under no box; the covered ones are listed."""
    bare = 0
    for proposal in page_proposals(work.case_id, page, known, work.review):
        if not work.applies(proposal):
            continue
        work.waiting += proposal.waits
        if not proposal.redacts:
            work.let_through.append(proposal)
            continue
        work.done.append(proposal)
        work.references.identifier(proposal)
        words = page.words_in(proposal.hit.start, proposal.hit.end)
        bare += not all(word.is_under(boxes) for word in words)
    return bare


def _not_looked_at(proposal: Proposal) -> str:
    return (
        f"Not in the public copy: {proposal.text.partition(', ')[2]}, and nobody has confirmed that"
        f" it shows nothing that Fed. R. Crim. P. 49.1 protects. {UNDER_SEAL}"
    )


def _not_covered(count: int) -> str:
    said = "1 place in its text is" if count == 1 else f"{count:,} places in its text are"
    return (
        f"Not in the public copy: {said} to be redacted (Fed. R. Crim. P. 49.1; 18 USC 3509(d)) and"
        f" not covered by boxes. {UNDER_SEAL}"
    )
