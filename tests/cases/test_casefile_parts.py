"""Subjects of a case as parts of its file: one walk through all texts, one table of what goes.

``CASEFILE_PARTS=write script/test tests/cases/test_casefile_parts.py`` writes the table anew.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from cases.casefile import admission, sections
from cases.casefile.layout import section
from cases.casefile.places import Place, Walk, left_out, placed_facts
from cases.casefile.profiles import DISCOVERY, EVERY, PROFILES
from cases.casefile.registry import PARTS, ContentKind, Part, Parts
from cases.productions.children import names_of_people, with_initials
from cases.productions.content import _without
from cases.productions.held import HeldBack
from cases.redaction import apply
from cases.redaction.errors import LeftOver
from cases.redaction.known import known_of
from cases.redaction.pages import Texts
from cases.redaction.places import groups, texts
from cases.redaction.proposals import Review
from cases.redaction.selfcheck import check_nothing_left
from tests.cases.casefile_handmade import handmade
from tests.cases.test_redaction_kept_out import CASE, data_of

TABLE = Path(__file__).parent / "parts_by_profile.txt"


@dataclass(frozen=True)
class Count:
    """A toy."""

    statute: str
    note: str = ""


@dataclass(frozen=True)
class Charge:
    """A toy; nothing but its fields tells where its texts are."""

    number: int
    wording: str
    remarks: Sequence[str] = ()
    counts: Sequence[Count] = ()
    facts: Sequence[tuple[str, str]] = field(default=(), metadata=placed_facts())
    code: str = field(default="", metadata=left_out("a code of the vocabulary", printed=True))
    record: str = field(default="", metadata=left_out("the id of a row"))


KIND = ContentKind("charge", "Charges", ("charges",))
CHARGE = Charge(1, "Mia Cruz was seen.", ("By Mia Cruz.",), [Count("18 USC", "Mia Cruz")])


def _section(data, request):
    yield section("charges", "Charges", "facts", {"data": data, "facts": []})


CHARGES = Part(
    "charges", 35, "Charges", (KIND,), lambda reading: [CHARGE], 60, {"charges": _section}
)


@pytest.fixture
def charges(monkeypatch):
    """A further part, told of in one line."""
    monkeypatch.setattr(PARTS, "_parts", dict(PARTS._parts))
    PARTS.register(CHARGES)
    return data_of("Nothing.").with_parts(charges=[CHARGE])


def passed(one) -> dict[str, str]:
    found = {}

    def note(place, text):
        found[place.key] = text
        return text.upper()

    return {"after": Walk(note).record(one, Place("toy", "Toy")), **found}


def test_a_new_field_is_found_and_rewritten_because_it_is_there():
    found = passed(replace(CHARGE, facts=[("Seen at", "a motel")]))
    after = found.pop("after")
    assert found == {
        "toy:wording": "Mia Cruz was seen.",
        "toy:remarks:1": "By Mia Cruz.",
        "toy:counts:1:statute": "18 USC",
        "toy:counts:1:note": "Mia Cruz",
        "toy:fact:Seen at": "a motel",
    }
    assert (after.wording, after.remarks) == ("MIA CRUZ WAS SEEN.", ["BY MIA CRUZ."])
    assert (after.counts[0].note, after.facts) == ("MIA CRUZ", [("Seen at", "A MOTEL")])


def test_what_is_left_out_has_a_reason_and_stays_as_it_is():
    beside = []
    one = Charge(1, "", code="F1", record="abc")
    assert Walk(lambda place, text: "x", beside.append).record(one, Place("toy", "")).code == "F1"
    assert "F1" in beside and "abc" not in beside
    with pytest.raises(ValueError, match="reason"):
        left_out("")


@pytest.mark.parametrize("value", [b"a text", {"a": "text"}, {"a text"}])
def test_a_value_that_may_hide_a_text_raises(value):
    with pytest.raises(TypeError, match="toy:wording"):
        passed(Charge(1, value))


def test_a_record_that_is_met_again_is_passed_once():
    data = handmade()
    keys = [place.key for place, _text in texts(data)]
    assert len(keys) == len(set(keys))
    every = apply.rewritten(data, lambda place, text: text.upper())
    assert every.items[0].files[0] is every.files[1]


def test_a_further_part_is_searched_redacted_and_searched_again(charges):
    keys = {place.key for place, text in texts(charges) if "Mia" in text}
    wanted = {"charge:1:wording", "charge:1:remarks:1", "charge:1:counts:1:note"}
    assert keys >= wanted
    with pytest.raises(LeftOver, match="Charges 1, wording"):
        check_nothing_left(charges.with_parts(people=[]), known_of(charges), [])
    made = apply.redacted(
        *(CASE, charges, Review(), Texts({}, {})),
        sections=("people", "log", "charges"),
        profile="public",
        exhibits=False,
    )
    (after,) = made.data.parts["charges"]
    assert "Mia" not in repr(after) and "was seen." in after.wording
    assert {"Charges 1, wording"} <= {at for one in made.listed.items for at in one.places}


def test_a_further_part_is_empty_in_a_redacted_copy_that_does_not_print_it(charges):
    made = apply.redacted(
        *(CASE, charges, Review(), Texts({}, {})),
        sections=("people", "log"),
        profile="public",
        exhibits=False,
    )
    assert made.data.parts["charges"][0].wording == ""


def test_children_are_initials_in_a_further_part_and_it_is_in_no_production(charges):
    (after,) = with_initials(charges, names_of_people(charges.people)).parts["charges"]
    assert after.wording == "[M.C.] was seen."
    assert "charges" not in _without(charges, HeldBack(), set()).parts


def test_records_of_which_no_part_tells_raise():
    with pytest.raises(KeyError):
        texts(data_of("Nothing.").with_parts(unknown=[CHARGE]))


@pytest.mark.parametrize(
    "again",
    [
        CHARGES,
        replace(CHARGES, key="other", kinds=()),
        replace(CHARGES, key="other", render={}),
        replace(CHARGES, key="other", kinds=(), render=dict.fromkeys(["log"], _section)),
    ],
)
def test_a_second_key_kind_or_section_raises(charges, again):
    with pytest.raises(ValueError, match="told twice"):
        PARTS.register(again)


def test_the_order_of_filling_tells_nothing():
    there, back = Parts(), Parts()
    every = list(PARTS)
    for one in every:
        there.register(one)
    for one in reversed(every):
        back.register(one)
    assert list(there) == list(back) == every
    assert there.as_searched() == back.as_searched()
    assert [key for key, _label in groups()] == ["log", "person", "item", "file", "exhibit", "case"]


def rows() -> list[str]:
    return [
        f"{profile.name:<12} {copy.name:<10} {part.key:<9} {kind.key:<8} "
        + admission.answer(profile, copy, kind)
        for profile in EVERY.values()
        for copy in profile.copies
        for part in PARTS
        for kind in part.kinds
    ]


def test_what_goes_is_asked_or_withheld_stands_in_the_table():
    if os.environ.get("CASEFILE_PARTS") == "write":
        TABLE.write_text("\n".join(rows()) + "\n")
    assert rows() == TABLE.read_text().splitlines()
    assert not [line for line in rows() if admission.UNDECIDED in line]


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda one: one.name)
def test_a_copy_prints_the_kinds_that_it_admits_and_no_other(profile):
    for copy in profile.copies:
        printed = admission.sections_of(profile, copy)
        for kind in PARTS.kinds():
            admitted = not admission.withheld_on(profile, copy, kind)
            assert admitted is kind.is_printed_by(printed, exhibits=profile.exhibits), kind.key


def test_a_kind_that_nobody_decided_on_is_in_no_file(charges):
    for profile in EVERY.values():
        for copy in profile.copies:
            assert admission.answer(profile, copy, KIND) == "withheld: nobody decided that it goes"
            assert admission.sections_of(profile, copy) == profile.sections_of(copy)


def test_a_part_is_printed_in_its_order_where_its_kind_is_admitted(charges):
    internal = PROFILES["internal"]
    wider = replace(internal, admits=internal.admits | {"charge"})
    printed = admission.sections_of(wider, wider.copies[0])
    assert printed[printed.index("evidence") + 1] == "charges"
    assert "charges" not in admission.sections_of(replace(wider, further_after=""), wider.copies[0])
    assert sections.builder("charges") is _section
    assert admission.answer(wider, wider.copies[0], KIND) == "goes"
    assert "charge" not in DISCOVERY.admits
