"""What becomes of children's names in the exhibits of a file that was made."""

import io
from email.message import EmailMessage

import pikepdf
import pypdfium2 as pdfium
import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from cases.models import StoredFile
from cases.services.production_exhibit import NO_BOX
from cases.services.redaction_mark import mark_box
from taskforce.access.identity import acting
from taskforce.audit.models import AuditEvent
from tests.cases.casefile_world import attach, png
from tests.cases.production_world import (
    again,
    ask,
    choose,
    data_of,
    draft,
    entry,
    keep_back,
    looked,
    prepared,
    text_of,
)
from tests.cases.redaction_world import NAME, add_letter, make_case

pytestmark = pytest.mark.django_db(transaction=True)


def mail() -> bytes:
    """A message that names the child in its subject, both its texts and an attachment's name."""
    made = EmailMessage()
    made["From"], made["To"] = "school@example.org", "desk@example.org"
    made["Subject"] = f"Enrollment of {NAME}"
    made.set_content("Dear detective,\nMaribel was enrolled until the spring term.\n")
    made.add_attachment(b"x", "application", "pdf", filename="quintero.pdf")
    return bytes(made)


def draw(cast, case, file, page=1, box=(0.25, 0.25, 0.5, 0.25)):
    with acting(cast.detective), transaction.atomic():
        mark_box(case=case, by=cast.detective, file=file, page=page, box=box, kind="child_identity")


def blackness(data: bytes) -> list[bool]:
    """Of each page with a picture of one color: whether a quarter of it or more is black."""
    pages = []
    for page in pdfium.PdfDocument(data):
        seen = page.render(scale=0.3).to_pil().convert("L")
        pages.append(seen.histogram()[0] > seen.width * seen.height / 20)
    return pages


def test_names_are_covered_in_files_of_every_kind_until_a_later_production_leaves_them_in(cast):
    case = make_case(cast)
    letter = add_letter(cast, case, f"Re: {NAME}", "Pupil Quintero was enrolled until the spring.")
    with acting(cast.detective), transaction.atomic():
        where = {"log_entry": case.logentrys.get(number=2)}
        attach(cast, case, "letter.eml", "message/rfc822", mail(), **where)
        photo = attach(cast, case, "board.png", "image/png", png(), **where)
    row = draft(cast, case, child_names="initials")
    named = {one.file.exhibit: one for one in looked(cast, row).named}
    assert {number: (one.sure, one.maybe) for number, one in named.items()} == {
        1: (1, 0), 2: (2, 0), 3: (2, 1), 4: (0, 0),
    }  # fmt: skip
    with pytest.raises(ValidationError, match=NO_BOX):
        choose(cast, row, named[4])
    draw(cast, case, photo)
    for one in looked(cast, row).named:
        choose(cast, row, one, reason="")
    row = prepared(cast, case, row)
    said, data = text_of(cast, row), data_of(cast, row)
    for secret in ("Maribel", "Quintero", "MARIBEL", "quintero"):
        assert secret not in said and secret.encode() not in data
    assert "Pupil:[M.Q.]" in said and "Dear" in said and "untilthespringterm" in said
    assert "Children'snamesinexhibitsCovered(18USC3509(d)(1))inexhibits1,2,3,4" in said
    # A text is short: with its hash and most of it the name could be found by trying.
    assert named[1].file.sha256 not in said and named[3].file.sha256 not in said
    assert named[2].file.sha256 in said and letter.sha256 == named[2].file.sha256
    with pikepdf.open(io.BytesIO(data)) as made:
        assert len(made.pages) == len(blackness(data))
    assert sum(blackness(data)) == 1

    again_covered = draft(cast, case, scope="new", child_names="initials")
    assert looked(cast, again_covered).open == []
    ask(cast, again_covered)
    assert "Nothing is new" in again(cast, again_covered).case_file.failure
    left = draft(cast, case, scope="new")
    choose(
        cast, left, next(one for one in looked(cast, left).named if one.file.exhibit == 2), "order"
    )
    left = prepared(cast, case, left)
    with acting(cast.detective), transaction.atomic():
        labels = set(left.items.values_list("label", flat=True))
    assert {"Exhibit 2 (item 1)", "Log entry 1", "Log entry 2"} <= labels
    assert not [label for label in labels if label.startswith(("Exhibit 1", "Exhibit 3", "Person"))]
    assert "PupilQuinterowasenrolled" in text_of(cast, left)


def test_names_stay_on_a_ground_with_a_reason_and_the_transmittal_says_so(cast):
    case = make_case(cast)
    keep_back(cast, case, entry(cast, case, 1))
    for word in ("order", "defense", "withheld"):
        add_letter(cast, case, f"Letter {word} on {NAME} and more.")
    row = draft(cast, case)
    by_order, by_defense, held = looked(cast, row).named
    with pytest.raises(ValidationError, match="Say why they stay"):
        choose(cast, row, by_order, "order", reason=" ")
    choose(cast, row, by_order, "order")
    choose(cast, row, by_defense, "defense")
    with acting(cast.detective), transaction.atomic():
        file = StoredFile.objects.get(pk=held.file.record)
    keep_back(cast, case, file, pages=(1, 1))
    assert held.file.exhibit not in [one.file.exhibit for one in looked(cast, row).named]
    row = prepared(cast, case, row)
    said = text_of(cast, row)
    assert "LetterorderonMaribelQuintero" in said and "LetterdefenseonMaribelQuintero" in said
    assert "Letterwithheld" not in said
    assert "3509(d)(3))inexhibit2" in said and "3509(d)(4))inexhibit3" in said
    with acting(cast.auditor), transaction.atomic():
        events = AuditEvent.objects.filter(action="production.exhibit_decided")
        told = [event.detail for event in events.order_by("id")]
    assert [(one["exhibit"], one["how"], one["sure"]) for one in told] == [
        (2, "order", 1),
        (3, "defense", 1),
    ]
    assert NAME not in str(told) and "March" not in str(told)
