"""What a public copy may not hold even where the finder missed it: searched by what is recorded."""

import hashlib
import re
import uuid
from datetime import UTC, date, datetime

import pytest

from cases.casefile.data import Attached, CaseData, Entry, Item, Known, Person
from cases.casefile.exhibits import exhibit as engine_exhibit
from cases.redaction import apply
from cases.redaction.errors import LeftOver
from cases.redaction.exhibits import minors_of, unsearched
from cases.redaction.finder import Hit
from cases.redaction.pages import Page, Placed, Texts
from cases.redaction.places import Place
from cases.redaction.proposals import Proposal, Review, Verdict
from cases.redaction.recorded import everything_of
from cases.redaction.written import kept_of
from taskforce.courtpdf import Box

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
CASE = uuid.UUID(int=7)
MIA = Person(
    *(1, "confirmed", "Victim", "Mia Cruz", "", [], "", []),
    Known(date(2009, 3, 4), True, False, "602-555-0101", "Apt 4, 99 Broadway, Springfield"),
)


def data_of(log="Nothing.", *, collected="Det. Rivera", people=(MIA,), files=()) -> CaseData:
    entry = Entry(1, "Note", NOW, NOW, "Det. Rivera", log, None, (), ())
    item = Item(1, "Phone", "phone", "", [("Collected by", collected)], (), files, False)
    return CaseData(
        *("RPD-1", "Title", "RPD", "k", "open", "o", "c", date(2026, 1, 1), "Det. Rivera"),
        *("", "", [], NOW),
        {"people": list(people), "log": [entry], "evidence": [item], "files": list(files)},
    )


def redacted(data: CaseData, texts: Texts | None = None, accounts=()):
    return apply.redacted(
        CASE,
        data,
        Review(),
        texts or Texts({}, {}),
        sections=("cover", "people", "log", "evidence", "exhibits", "certificate"),
        profile="public",
        exhibits=True,
        accounts=accounts,
    )


def file_of(media_type: str, data: bytes = b"x") -> Attached:
    digest = hashlib.sha256(data).hexdigest()
    return Attached(1, "Item 1", "item-1", "a", media_type, 1, digest, "v", NOW, "Det. Rivera")


@pytest.mark.parametrize(
    "said",
    ["Mia Cruz", "call 555-0101", "born March 4, 2009", "99 Broadway", "cruz", "602.555.0101"],
)
def test_what_the_finder_misses_stops_the_copy_and_names_the_place_alone(monkeypatch, said):
    monkeypatch.setattr("cases.redaction.proposals.find", lambda *given: [])
    monkeypatch.setattr("cases.redaction.selfcheck.find", lambda *given: [])
    data = data_of(f"Handed over: {said}, at noon.")
    monkeypatch.setattr(
        "cases.redaction.values.texts",
        lambda after: [(Place("log:1", "Log entry 1"), after.entries[0].text)],
    )
    with pytest.raises(LeftOver, match="Log entry 1") as error:
        redacted(data)
    assert said not in str(error.value)


def test_everything_recorded_of_a_minor_is_searched_for_also_where_it_stands_nowhere():
    values = redacted(data_of()).values
    assert {"Mia Cruz", "Mia", "Cruz", "Mar 4, 2009", "2009-03-04", "3/4/2009"} <= set(values)
    assert {"6025550101", "5550101", "99 Broadway"} <= set(values)


def test_an_accounts_name_may_stand_and_a_word_of_the_printing_is_checked_in_texts_alone():
    rivera = apply.replace(MIA, name="Page Rivera")
    values = redacted(data_of("Nothing.", people=[rivera])).values
    assert "Page Rivera" in values and not {"Rivera", "Page"} & set(values)
    assert "Cruz" not in redacted(data_of(), accounts=["Ines Cruz"]).values


def test_who_collected_an_item_is_free_text_and_is_redacted():
    after = redacted(data_of(collected="From Mia Cruz, by Det. Rivera")).data
    assert "Mia" not in after.items[0].facts[0][1] and "Rivera" in after.items[0].facts[0][1]


@pytest.mark.parametrize(
    ("kind", "text", "kept"),
    [("account", "4821", ""), ("ssn", "6789", ""), ("account", "12345678", "")]
    + [("ssn", "123-45-6789", "6789"), ("account", "123456789", "6789")],
)
def test_of_a_short_number_nothing_stays(kind, text, kept):
    hit = Hit(0, len(text), kind, "", True, "mark:1")
    assert kept_of(Proposal(Place("log:1", "x"), text, hit, "f")) == kept


@pytest.mark.parametrize(
    ("boxes", "hidden"),
    [
        ([(0.1, 0.1, 0.1, 0.1), (0.1, 0.1, 0.1, 0.1)], False),
        ([(0.1, 0.1, 0.18, 0.1)], False),
        ([(0.1, 0.1, 0.19, 0.1)], False),
        ([(0.1, 0.1, 0.1, 0.1), (0.2, 0.1, 0.1, 0.1)], True),
        ([(0.1, 0.1, 0.15, 0.06), (0.18, 0.1, 0.12, 0.1), (0.1, 0.15, 0.12, 0.05)], True),
        ([(0.0, 0.0, 1.0, 1.0)], True),
    ],
)
def test_a_word_is_hidden_by_boxes_that_together_leave_none_of_it(boxes, hidden):
    word = Placed("Maria", 0.1, 0.1, 0.2, 0.1)
    assert word.is_under([Box(1, *box) for box in boxes]) is hidden
    assert word.is_under([word.box(1)])


@pytest.mark.parametrize(
    ("letters", "pictured", "seen"),
    [("Page 1 of 3", 0.0, False), ("x" * 30, 0.9, False), ("x" * 30, 0.01, True)],
)
def test_a_page_with_a_picture_or_hardly_any_text_needs_a_look(letters, pictured, seen):
    full = Page(1, 1, [Placed("A page of words that can all be read", 0.1, 0.1, 0.5, 0.02)])
    page = Page(1, 2, [Placed(letters, 0.1, 0.9, 0.1, 0.02)], pictured)
    texts = Texts({}, {1: [full, page]})
    assert (texts.unsearched(file_of("application/pdf")) == "") is seen


def test_a_look_takes_a_supervisor_where_there_is_a_minor_and_another_minor_voids_it():
    photo, texts = file_of("image/png"), Texts({}, {1: [Page(1, 1, [])]})

    def look(people, review=None):
        return unsearched(CASE, photo, texts, review or Review(), minors_of(data_of(people=people)))

    adult = apply.replace(MIA, known=Known(minor=False))
    other = apply.replace(MIA, number=2, name="Leo Cruz")
    assert not look([adult]).rule.child and look([MIA]).rule.child
    review = Review({look([MIA]).fingerprint: Verdict("refuse", "A door", "sgt", NOW)})
    assert not look([MIA, adult], review).redacts
    assert look([MIA, other], review).redacts


def test_the_hash_of_a_text_before_redaction_is_nowhere_in_its_copy():
    before = "Subject born 03/04/2009 in Phoenix.\n"
    file = file_of("text/plain", before.encode())
    data = redacted(data_of(files=[file]), Texts({1: before}, {})).data
    (after,) = data.files
    said = hashlib.sha256(after.redacted_text.encode()).hexdigest()
    assert re.search(r"\] 2009 in", after.redacted_text)
    assert (after.printed_sha256, data.items[0].files[0].printed_sha256) == (said, said)
    made = engine_exhibit(after)
    assert (made.sha256, made.hash_said) == (said, "In the copy under seal")
    assert file.sha256 not in repr(made.facts)


def test_of_an_exhibit_with_boxes_or_a_sheet_no_hash_is_printed():
    words = [Placed("Mia", 0.1, 0.1, 0.1, 0.02), Placed("x" * 30, 0.1, 0.2, 0.1, 0.02)]
    (after,) = redacted(
        data_of(files=[file_of("application/pdf")]), Texts({}, {1: [Page(1, 1, words)]})
    ).data.files
    assert after.withheld and after.printed_sha256 == ""
    assert engine_exhibit(after).hash_said == "In the copy under seal"


def test_the_ways_a_number_and_an_address_are_written_are_all_listed():
    known = Known(
        None, True, False, "+1 602-555-0101 ext 12, 555-0177", "Canal Street 12\nAZ 85004"
    )
    found = everything_of(apply.replace(MIA, known=known))
    assert {"5550177", "Canal Street 12"} <= found
    assert "AZ 85004" not in found
