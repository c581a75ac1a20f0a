"""Redactions made by hand: a text wherever it stands, a box on a page of an exhibit."""

import math

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.models import Case, RedactionMark, StoredFile
from cases.redaction.casework import Reviewed, reviewed
from cases.redaction.exhibits import page_proposals
from cases.redaction.folding import squeezed
from cases.redaction.known import known_of
from cases.redaction.places import texts
from cases.redaction.rules import UnknownKind, rule
from cases.services.acts import allowed
from taskforce.access.acts import given, once, seen_again
from taskforce.accounts.models import User
from taskforce.audit import record

LONGEST = 500
SHORTEST = 2
MOST_BOXES = 500
COVERING_SECONDS = 60.0  # the page must have been read, whatever else waits to be


@transaction.atomic
def mark_text(
    *, case: Case, by: User, kind: str, text: str, reason: str = "", idempotency_key=None
) -> RedactionMark:
    """Redact a text everywhere in the case, in whatever case, accents and line breaks.

    :raises ValidationError: for an unknown kind, a missing reason, or a text that stands nowhere.
    """
    case = allowed(case, by, "case.redact")
    text, reason = text.strip(), reason.strip()
    _check(kind, reason)
    if not SHORTEST <= len(squeezed(text)) or len(text) > LONGEST or "\0" in text:
        raise ValidationError({"text": f"Give a text of 2 letters at least, {LONGEST} at most."})
    if not _stands_somewhere(reviewed(case, by), squeezed(text)):
        raise ValidationError(
            {"text": "This stands nowhere in the case as you see it. Copy it as it is written."}
        )
    return _made(case, by, idempotency_key, kind=kind, text=text, reason=reason)


@transaction.atomic
def mark_box(
    *,
    case: Case,
    by: User,
    file: StoredFile,
    page: int,
    box: tuple[float, float, float, float],
    kind: str,
    reason: str = "",
    idempotency_key=None,
) -> RedactionMark:
    """Cover a part of an exhibit's page: left, top, width, height in fractions of the page."""
    case = allowed(case, by, "case.redact")
    if file.case_id != case.pk:
        raise ValidationError("That file belongs to another case.")
    reason = reason.strip()
    _check(kind, reason)
    left, top, width, height = box
    if not all(map(math.isfinite, box)) or min(left, top) < 0 or min(width, height) <= 0.001:
        raise ValidationError("The box has no size, or begins outside of the page.")
    if left + width > 1.0001 or top + height > 1.0001 or page < 1:
        raise ValidationError("The box does not lie on the page.")
    if case.redactionmarks.filter(file=file).count() >= MOST_BOXES:
        raise ValidationError(f"At most {MOST_BOXES} boxes on one exhibit.")
    sides = {
        "left": left,
        "top": top,
        "width": min(width, 1 - left),
        "height": min(height, 1 - top),
    }
    return _made(case, by, idempotency_key, kind=kind, reason=reason, file=file, page=page, **sides)


@transaction.atomic
def mark_hits(*, case: Case, by: User, file: StoredFile, page: int) -> int:
    """Cover every word of a page that is to be redacted and lies under no box yet."""
    case = allowed(case, by, "case.redact")
    found = reviewed(case, by, COVERING_SECONDS)
    number = next((one.exhibit for one in found.data.files if one.record == str(file.pk)), 0)
    pages = found.texts.pages.get(number, ())
    here = next((one for one in pages if one.number == page), None)
    if here is None:
        return 0
    known = known_of(found.data).with_texts(found.review.texts)
    boxes = [one for one in found.review.boxes if one.file_id == file.pk and one.page == page]
    covered = [one.as_box for one in boxes]
    count = 0
    for proposal in page_proposals(case.pk, here, known, found.review):
        for word in here.words_in(proposal.hit.start, proposal.hit.end):
            if proposal.redacts and not word.is_under(covered):
                box = word.box(page)
                _made(
                    case,
                    by,
                    None,
                    kind=proposal.hit.kind,
                    file=file,
                    page=page,
                    left=box.left,
                    top=box.top,
                    width=box.width,
                    height=box.height,
                )
                count += 1
    return count


def _check(kind: str, reason: str) -> None:
    try:
        chosen = rule(kind)
    except UnknownKind:
        raise ValidationError({"kind": "Choose a kind."}) from None
    if not chosen.by_hand:
        raise ValidationError({"kind": "This kind is not set by hand."})
    if chosen.needs_reason and not reason:
        raise ValidationError({"reason": "Say why: this kind has no ground but your reason."})
    if len(reason) > LONGEST or "\0" in reason:
        raise ValidationError({"reason": f"At most {LONGEST} characters."})


def _stands_somewhere(found: Reviewed, wanted: str) -> bool:
    every = [*texts(found.data), *found.texts.places()]
    return any(wanted in squeezed(text) for place, text in every if not place.of_staff)


def _made(case: Case, by: User, key, **values) -> RedactionMark:
    def make() -> RedactionMark:
        told = values | given(idempotency_key=key)
        return RedactionMark.objects.create(case=case, made_by=by, **told)

    mark, is_new = once(RedactionMark, key, {"case": case, "made_by": by}, make)
    mark = seen_again(mark, by)
    if is_new:
        record("redaction.marked", mark, case=str(case.pk), kind=mark.kind)
    return mark
