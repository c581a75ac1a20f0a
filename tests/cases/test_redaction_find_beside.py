"""A protected value is found or listed whatever stands directly beside it or between its parts."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cases.redaction.finder import Hit, find
from cases.redaction.known import Day, Known, Name, Number, Street

CHILD, BORN = "person:1", date(2009, 3, 4)
ADDRESSES = ("12 Canal Street, Springfield, IL 62701", "Apt 4, 99 Broadway, Springfield")
KNOWN = Known(
    names=(
        Name("child_identity", "Mia Cruz", CHILD),
        Name("child_identity", "Mia", CHILD, whole=False),
        Name("child_identity", "Cruz", CHILD, whole=False),
        Name("child_identity", "Rose", "person:2"),
    ),
    days=(Day("birth_date", BORN, CHILD),),
    streets=tuple(Street("home_address", one, CHILD) for one in ADDRESSES),
    numbers=(Number("child_contact", "602-555-0101 ext 12", CHILD),),
)


def found(text: str, known: Known = KNOWN) -> list[tuple[str, str, bool]]:
    return [(hit.kind, text[hit.start : hit.end], hit.certain) for hit in find(text, known)]


@pytest.mark.parametrize(
    "text", ["Mia2.jpg", "interviewMia.mp4", "mia2009", "Mias", "IMG_MIANIGHT"]
)
def test_a_short_name_beside_letters_or_figures_waits(text):
    assert [(kind, hit.lower(), sure) for kind, hit, sure in found(f"file {text} there")] == [
        ("child_identity", "mia", False)
    ]


@pytest.mark.parametrize("text", ["Miami is far.", "The academia of Bohemia.", "familial rosette"])
def test_a_short_name_within_an_ordinary_word_is_left_alone(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("602-555-0101 3 times", "602-555-0101"),
        ("602-555-0101 (2 calls)", "602-555-0101"),
        ("602-555-0101/602-555-0102", "602-555-0101"),
        ("phone6025550101", "6025550101"),
        ("2 calls, 1-602-555-0101 x 12", "1-602-555-0101 x 12"),
        ("6 0 2 5 5 5 0 1 0 1", "6 0 2 5 5 5 0 1 0 1"),
    ],
)
def test_a_known_telephone_is_sure_whatever_figures_are_beside_it(text, hit):
    assert ("child_contact", hit, True) in found(f"call {text} now")


@pytest.mark.parametrize("text", ["60255501019", "555-0101"])
def test_a_part_of_a_number_or_a_longer_one_waits(text):
    assert [(kind, sure) for kind, _hit, sure in found(f"call {text} now")] == [
        ("child_contact", False)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "03/04/2009",
        "2009_03_04",
        "03/04-2009",
        "03|04|2009",
        "4th day of March, 2009",
        "March the 4th, 2009",
        "fourth of March 2009",
        "0 3 / 0 4 / 2 0 0 9",
        "M a r c h 4 , 2 0 0 9",
        "20090304",
    ],
)
@pytest.mark.parametrize("before", ["DOB.", "on ", "no. 2 ", "IMG_"])
def test_a_known_birth_date_is_sure_with_any_separators(before, text):
    assert ("birth_date", text, True) in found(f"{before}{text} there")


@pytest.mark.parametrize("text", ["030409", "12003042009", "rooms 3, 4, 9", "May 2009, 03:04"])
def test_figures_that_may_be_a_birth_date_wait(text):
    assert [(kind, sure) for kind, _hit, sure in found(f"then {text} there")] == [
        ("birth_date", False)
    ]


@pytest.mark.parametrize("text", ["14 March 2009", "March 14, 2009", "March 24, 2009"])
def test_another_day_of_that_month_is_left_alone(text):
    assert found(f"seen {text} there") == []


@pytest.mark.parametrize(
    ("text", "hit", "sure"),
    [
        ("at 99 Broadway today", "99 Broadway", True),
        ("at Apt 4, 99 Broadway today", "Apt 4, 99 Broadway", True),
        ("in Apt 4 today", "Apt 4", False),
        ("at 12 Canal today", "12 Canal", False),
        ("home12canal.jpg", "12canal", False),
        ("at Canal 12 today", "Canal 12", False),
    ],
)
def test_every_part_of_an_address_with_a_figure_is_looked_for(text, hit, sure):
    assert ("home_address", hit, sure) in found(text)


@pytest.mark.parametrize(
    ("text", "kind", "hit"),
    [
        ("SSN 1 2 3 4 5 6 7 8 9", "ssn", "1 2 3 4 5 6 7 8 9"),
        ("SSN 900-12-3456", "ssn", "900-12-3456"),
        ("123/45/6789", "ssn", "123/45/6789"),
        ("123_45_6789", "ssn", "123_45_6789"),
        ("ssn-123-45-6789.pdf", "ssn", "123-45-6789"),
        ("acct12345678", "account", "acct12345678"),
        ("account ABC12345678", "account", "ABC12345678"),
        ("card-4111-1111-1111-1111 (2 of 4)", "account", "4111-1111-1111-1111"),
        ("DE89 3704 0044 0532 0130 00 from him", "account", "DE89 3704 0044 0532 0130 00"),
    ],
)
def test_numbers_wait_whatever_stands_beside_them(text, kind, hit):
    assert (kind, hit, False) in found(f"He gave {text} then.")


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("45 Rose Lane, Springfield, IL 62701", ["45", "Rose", "Lane, Springfield, IL 62701"]),
        ("account 03042009-1234", ["03042009", "1234"]),
        ("write to rose@example.org", ["rose", "example.org"]),
    ],
)
def test_a_sure_value_within_a_doubtful_one_leaves_the_rest_waiting(text, covered):
    assert [hit for _kind, hit, _sure in found(text)] == covered


def test_a_city_called_like_a_child_does_not_stay():
    hits = find("at 12 Canal Street, Rose, IL 62701 then", KNOWN)
    assert [(hit.kind, hit.kept) for hit in hits if hit.kind == "home_address"] == [
        ("home_address", "")
    ]


# Every value of a minor, planted between anything at all with what people write beside it.
fronts = st.sampled_from([" ", "\n", "(", "/", "-", "_", ".", "DOB.", "no. 2 ", "2 x ", "\u200b"])
behinds = st.sampled_from(
    [" ", "\n", ")", "/", "-", "_", ".jpg", " 3 times", " (2 calls)", ", 17", "\u200b", ";"]
)
beside_names = st.sampled_from(["2", "2009", "s", "'s", "_1", "Night.jpg", "2.mp4", ""])
before_names = st.sampled_from(["", "interview", "2009", "IMG_", "my"])
gaps = st.sampled_from(["", " ", "-", ".", "/", "_", "|", " / ", " - ", "\u00a0", "\n"])
noise = st.text(max_size=30)
parts = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=8).map(str.title)


def touches(hits: list[Hit], start: int, end: int) -> bool:
    return any(hit.start < end and hit.end > start for hit in hits)


@given(noise, fronts, before_names, parts, beside_names, behinds, noise)
def test_a_planted_name_is_never_dropped(before, front, prefix, name, suffix, behind, after):
    assume(len(name) > 2 or not prefix.isdigit() or suffix != "s")
    known = Known(names=(Name("child_identity", name, CHILD, whole=False),))
    head = f"{before}{front}{prefix}"
    text = f"{head}{name}{suffix}{behind}{after}"
    assert touches(find(text, known), len(head), len(head) + len(name))


@given(noise, fronts, gaps, gaps, behinds, noise)
def test_a_planted_telephone_is_never_dropped(before, front, one, two, behind, after):
    head, said = f"{before}{front}", f"602{one}555{two}0101"
    text = f"{head}{said}{behind}{after}"
    assert touches(find(text, KNOWN), len(head), len(head) + len(said))


dates = st.dates(date(1990, 1, 1), date(2015, 12, 31))
orders = st.sampled_from(
    ["{m:02}{g}{d:02}{h}{y}", "{d:02}{g}{m:02}{h}{y}", "{y}{g}{m:02}{h}{d:02}"]
)


@given(noise, fronts, dates, orders, gaps, gaps, behinds, noise)
def test_a_planted_birth_date_is_never_dropped(before, front, day, order, g, h, behind, after):
    known = Known(days=(Day("birth_date", day, CHILD),))
    said = order.format(y=day.year, m=day.month, d=day.day, g=g, h=h)
    head = f"{before}{front}"
    text = f"{head}{said}{behind}{after}"
    assert touches(find(text, known), len(head), len(head) + len(said))


@given(
    noise,
    fronts,
    st.integers(1, 9999),
    parts,
    st.sampled_from(["", "Street", "St.", "Ave", "Lane"]),
    gaps,
    behinds,
    noise,
)
def test_a_planted_address_is_never_dropped(before, front, number, name, kind, gap, behind, after):
    recorded = f"Apt 9, {number} {name} {kind}".strip() + ", Springfield, IL"
    known = Known(streets=(Street("home_address", recorded, CHILD),))
    said = f"{number}{gap}{name}"
    head = f"{before}{front}"
    text = f"{head}{said}{behind}{after}"
    assert touches(find(text, known), len(head), len(head) + len(said))
