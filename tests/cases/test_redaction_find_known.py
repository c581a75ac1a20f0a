"""What a case knows of its people: fields as a whole, unknown ages, what siblings share."""

from datetime import UTC, date, datetime

import pytest

from cases.casefile.data import CaseData, Person
from cases.casefile.data import Known as Recorded
from cases.casefile.subjects.people import known_of_row
from cases.models import CasePerson
from cases.redaction.finder import Hit, find
from cases.redaction.known import Number, known_of
from cases.redaction.places import Place, texts
from cases.redaction.proposals import Proposal
from cases.redaction.recorded import everything_of
from cases.redaction.references import References

NOW = datetime(2026, 5, 1, tzinfo=UTC)
BORN = date(2009, 3, 4)


def person(
    number: int, name: str, *, minor: bool | None = True, aliases: str = "", **kept
) -> Person:
    known = Recorded(minor=minor, **kept)
    facts = [("Phone", known.phone), ("Address", known.address), ("Also known as", aliases)]
    return Person(number, "confirmed", "Victim", name, aliases, facts, "", [], known)


def case(*people: Person) -> CaseData:
    return CaseData(
        *("RPD-1", "Title", "RPD", "Kind", "Open", "open", "Normal"),
        *(date(2026, 1, 1), "Det. Rivera", "", "", [], NOW, {"people": people}),
    )


def cells(data: CaseData) -> dict[str, list[tuple[str, str, bool, str]]]:
    known = known_of(data)
    return {
        place.key: [
            (one.kind, text[one.start : one.end], one.certain, one.kept)
            for one in find(text, known, place.key)
        ]
        for place, text in texts(data)
        if place.group == "person"
    }


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("Apt 4, 99 Broadway, Springfield", "Springfield"),
        ("12 Canal Street, Springfield, IL 62701", "Springfield, IL"),
        ("Springfield IL, 99 Broadway", ""),
        ("The yellow house, behind the mill", "behind the mill"),
        ("99 Broadway, Rose House", ""),
        ("99 Broadway", ""),
    ],
)
@pytest.mark.parametrize("minor", [True, False, None])
def test_an_address_goes_as_a_whole_cell_of_which_city_and_state_stay(address, kept, minor):
    hits = cells(case(person(1, "", minor=minor, address=address)))["person:1:fact:Address"]
    assert hits == [("home_address", address, True, kept)]


@pytest.mark.parametrize(
    "phone",
    [
        "602-555-0101 ext 12",
        "602-555-0101 (mom), 602-555-0102",
        "602-555-0101 or 602-555-0102",
        "+52 55 1234 5678",
        "44 12",
    ],
)
def test_a_telephone_goes_as_a_whole_cell(phone):
    hits = cells(case(person(1, "", phone=phone)))["person:1:fact:Phone"]
    assert hits == [("child_contact", phone, True, "")]


def test_the_telephone_of_a_suspect_stays():
    suspect = person(1, "", minor=False, is_offender=True, phone="602-555-0101")
    assert cells(case(suspect))["person:1:fact:Phone"] == []


def test_the_names_of_a_minor_go_as_whole_cells():
    hits = cells(case(person(1, "Mia Cruz (13)", aliases="K, Mia2, 4")))
    assert [one[1:3] for one in hits["person:1:name"]] == [("Mia Cruz (13)", True)]
    assert [one[1:3] for one in hits["person:1:aliases"]] == [("K, Mia2, 4", True)]
    assert [one[1:3] for one in hits["person:1:fact:Also known as"]] == [("K, Mia2, 4", True)]


@pytest.mark.parametrize(
    ("phone", "digits"),
    [
        ("602-555-0101 ext 12", ["6025550101"]),
        ("602-555-0101x12", ["6025550101"]),
        ("602-555-0101 (mom), 602-555-0102", ["6025550101", "6025550102"]),
        ("602-555-0101 or 602-555-0102", ["6025550101", "6025550102"]),
        ("602-555-0101/602-555-0102", ["6025550101", "6025550102"]),
        ("602-555-0101 602-555-0102", ["6025550101", "6025550102"]),
        ("602/555-0101", ["6025550101"]),
        ("+52 55 1234 5678", ["5512345678"]),
    ],
)
def test_every_number_of_a_telephone_field_is_known_without_its_extension(phone, digits):
    known = known_of(case(person(1, "", phone=phone)))
    assert [one.digits for one in known.numbers] == digits


def test_a_number_that_a_child_shares_with_its_mother_is_the_childs():
    mother = person(2, "", minor=False, phone="(602) 555-0101")
    known = known_of(case(person(1, "", phone="602-555-0101"), mother))
    assert [(one.kind, one.digits) for one in known.numbers] == [("child_contact", "6025550101")]
    assert known.cells["person:2:fact:Phone"].kind == "child_contact"
    assert Number("phone", "(602) 555-0101", "").digits == "6025550101"


def listed(data: CaseData, text: str) -> list[Hit]:
    return find(text, known_of(data))


def test_a_person_whose_age_nobody_recorded_waits():
    data = case(person(1, "Mia Cruz", minor=None))
    assert [one.certain for one in listed(data, "Mia Cruz was met.")] == [False]
    assert [one[2] for one in cells(data)["person:1:name"]] == [False]


def test_an_offender_whose_age_nobody_recorded_is_printed_and_an_adult_too():
    data = case(
        person(1, "Mia Cruz", minor=None, is_offender=True), person(2, "Al Roe", minor=False)
    )
    assert listed(data, "Mia Cruz and Al Roe were met.") == []


def test_a_name_shared_with_a_known_child_is_sure():
    data = case(person(1, "Mia Cruz"), person(2, "Eva Cruz", minor=None))
    assert [(one.certain, one.value) for one in listed(data, "the Cruz family")] == [
        (True, "person:1")
    ]


def test_what_siblings_share_has_an_identifier_of_its_own():
    data = case(person(1, "Mia Cruz"), person(2, "Eva Cruz"))
    values = {
        text: [one.value for one in listed(data, f"then {text} left")]
        for text in ("Mia", "Eva", "Cruz", "Mia Cruz", "Eva Cruz", "Cruz, Eva")
    }
    assert values == {
        "Mia": ["person:1"],
        "Eva": ["person:2"],
        "Cruz": ["person:1,2"],
        "Mia Cruz": ["person:1"],
        "Eva Cruz": ["person:2"],
        "Cruz, Eva": ["person:2"],
    }


def test_the_first_and_the_last_word_of_a_name_are_no_particles():
    data = case(person(1, "Le Thi Van"), person(2, "Ana de Luna"))
    assert [one.value for one in listed(data, "Then Le came, de facto.")] == ["person:1"]
    assert [one.value for one in listed(data, "Then Luna came.")] == ["person:2"]


@pytest.mark.parametrize(
    ("recorded", "minor"),
    [
        ({"birth_date": BORN, "identified_on": date(2027, 3, 3)}, True),
        ({"birth_date": BORN, "identified_on": date(2027, 3, 4)}, False),
        ({"birth_date": BORN, "created_at": NOW}, True),
        ({"birth_date": date(2008, 3, 1), "created_at": NOW}, True),
        ({"birth_date": date(2007, 12, 31), "created_at": NOW}, False),
        ({"birth_date": BORN, "minor_when_identified": False, "created_at": NOW}, True),
        ({"minor_when_identified": False}, False),
        ({}, None),
    ],
)
def test_the_age_counts_from_the_first_day_on_which_the_case_can_have_known_them(recorded, minor):
    row = CasePerson(role="victim", **recorded)
    assert known_of_row(row, date(2026, 1, 1)).minor is minor


def test_the_reference_list_says_who_shares_a_name():
    data, references = case(person(1, "Mia Cruz"), person(2, "Eva Cruz")), References()
    place, text = Place("log:1", "Log entry 1"), "Cruz, then Mia, then Eva Cruz"
    for hit in listed(data, text):
        references.identifier(Proposal(place, text, hit, ""))
    assert [(one.identifier, one.value) for one in references.listed(data)] == [
        ("R1", "Cruz; shared by Mia Cruz, Eva Cruz"),
        ("R2", "Mia Cruz; also written: Mia"),
        ("R3", "Eva Cruz"),
    ]


def test_the_finished_file_is_searched_for_a_number_without_its_extension():
    searched = everything_of(person(1, "Mia Cruz", phone="602-555-0101 ext 12"))
    assert {"6025550101", "5550101"} <= searched
    assert not any("5550101" + "12" in one for one in searched)
