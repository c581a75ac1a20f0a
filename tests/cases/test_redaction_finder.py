"""What must go is found or listed, however it is written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.redaction.days import MONTHS
from cases.redaction.finder import find
from cases.redaction.known import Day, Known, Name, Number, Street

CHILD = "person:1"
KNOWN = Known(
    names=(
        Name("child_identity", "Maribel Quintero", CHILD),
        Name("child_identity", "Maribel", CHILD, whole=False),
        Name("child_identity", "Quintero", CHILD, whole=False),
        Name("child_identity", "Ana", "person:2"),
    ),
    days=(Day("birth_date", date(2009, 5, 4), CHILD),),
    streets=(Street("home_address", "48 Tannery Lane, Riverton, PA 17101", CHILD),),
    numbers=(Number("child_contact", "(717) 555-0142", CHILD),),
)


def found(text: str) -> list[tuple[str, str, bool]]:
    return [(hit.kind, text[hit.start : hit.end], hit.certain) for hit in find(text, KNOWN)]


@pytest.mark.parametrize(
    "text",
    [
        "Maribel Quintero",
        "MARIBEL\nQUINTERO",
        "Quintero, Maribel",
        "Maríbel  Quintéro",
        "maribel_quintero",
        "Mari-\nbel Quin\u00adtero",
        "M a r i b e l",
        "maribelquintero",
    ],
)
def test_a_childs_name_is_sure_in_every_writing(text):
    hits = found(f"Then {text} left.")
    assert [(kind, sure) for kind, _text, sure in hits] == [("child_identity", True)]


@pytest.mark.parametrize("text", ["maribel said so", "Maribelle said so", "an a was written"])
def test_what_may_be_an_ordinary_word_is_listed_and_waits(text):
    assert [sure for _kind, _text, sure in found(text)] == [False]


def test_a_short_name_inside_a_word_is_no_hit():
    assert found("The analysis of bananas, planned annually.") == []


@pytest.mark.parametrize(
    "text",
    [
        "May 4, 2009",
        "may 4th,\n2009",
        "4 May 2009",
        "4 de mayo de 2009",
        "05/04/2009",
        "5-4-09",
        "2009-05-04",
        "20090504",
        "4. 5. 2009",
    ],
)
def test_a_birth_date_is_sure_in_every_writing(text):
    assert [(kind, sure) for kind, _text, sure in found(f"on {text} there")] == [
        ("birth_date", True)
    ]


def test_another_date_is_left_alone_except_near_words_for_a_birth():
    assert found("Seen on March 3, 2026 at noon.") == []
    assert found("DOB: March 3, 2001.") == [("birth_date", "March 3, 2001", False)]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("at 48 Tannery Lane, Riverton, PA 17101.", "48 Tannery Lane, Riverton, PA 17101"),
        ("at 48 tannery ln. today", "48 tannery ln."),
        ("at 48  TANNERY\nLN, Apt 3 today", "48  TANNERY\nLN, Apt 3"),
    ],
)
def test_a_home_address_is_sure_with_its_flat_and_postal_code(text, hit):
    assert found(text) == [("home_address", hit, True)]


@pytest.mark.parametrize("text", ["717-555-0142", "+1 (717) 555 0142", "7175550142"])
def test_a_childs_telephone_is_told_by_its_digits(text):
    assert found(f"call {text} now") == [("child_contact", text, True)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SSN 123-45-6789", "ssn"),
        ("social security no. 123456789", "ssn"),
        ("912-70-1234", "taxpayer_id"),
        ("EIN 12-3456789", "taxpayer_id"),
        ("card 4111 1111 1111 1111", "account"),
        ("card 4111111111111111", "account"),
        ("card 4111-1111 1111.1111", "account"),
        ("card 41111 11111 11111 1", "account"),
        ("card 4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "account"),
        ("card 3782 822463 10005", "account"),
        ("DE89 3704 0044 0532 0130 00", "account"),
        ("account number 00123456", "account"),
        ("12 Mill Road", "home_address"),
        ("write to jane.roe@example.org", "email"),
    ],
)
def test_what_looks_like_it_waits_for_a_decision(text, kind):
    assert [(hit[0], hit[2]) for hit in found(f"He gave {text} then.")] == [(kind, False)]


@pytest.mark.parametrize(
    "text",
    ["4111 1111 1111 1112", "000-12-3456", "call 555-0199", "room 204, 14 leaves"]
    + ["$189.00 2 04/02 119 555-0112", "04/02 11 19/05 55 01 12 04 18 8"],
)
def test_what_fails_its_check_digit_or_is_an_ordinary_number_is_left_alone(text):
    assert found(f"He gave {text} then.") == []


# The noise around has no letters or digits, so that the value stands alone.
around = st.text(alphabet=" \n\t.,;:()\"'¿…–", max_size=12)
gaps = st.sampled_from([" ", "  ", "\n", " \n ", "\t", "\u00a0", "-", "_", ", ", "\u200b \u200b"])
cases = st.sampled_from([str, str.upper, str.title])


@given(before=around, after=around, gap=gaps, written=cases)
def test_a_planted_name_is_found_with_any_spacing(before, after, gap, written):
    text = f"word {before} {written('Maribel')}{gap}{written('Quintero')} {after} word"
    hidden = "".join(text[hit.start : hit.end] for hit in find(text, KNOWN))
    assert {"maribel", "quintero"} <= set(
        "".join(
            one if one.isalpha() else " "
            for one in hidden.lower().replace("\u200b", "").replace("quintero", " quintero ")
        ).split()
    )


@given(
    joiner=st.sampled_from([" ", "-", ".", "\u200b", "\u00ad", "\n", " - "]),
    name=st.just("Maribel"),
)
def test_a_name_written_letter_by_letter_is_found_or_listed(joiner, name):
    text = f"so {joiner.join(name)} left"
    hits = find(text, KNOWN)
    assert hits and text[hits[0].start] == "M" and text[hits[-1].end - 1] == "l"


@given(
    month=st.sampled_from([one for one, number in MONTHS.items() if number == 5]),
    comma=st.sampled_from([" ", ", ", ",\n", ".  ", " , "]),
    gap=st.sampled_from([" ", "  ", "\n", ". "]),
)
def test_a_planted_birth_date_is_found_with_any_spacing(month, comma, gap):
    text = f"then {month.title()}{gap}4{comma}2009 was named"
    assert [hit.kind for hit in find(text, KNOWN) if hit.certain] == ["birth_date"]


@given(st.text(max_size=400))
def test_any_text_at_all_gives_hits_in_order_that_do_not_overlap(text):
    hits = find(text, KNOWN)
    ends = [0, *(hit.end for hit in hits)]
    assert all(last <= hit.start < hit.end for last, hit in zip(ends, hits, strict=False))
