"""What people typed is printed, can be read back, and steers nothing."""

from xml.etree import ElementTree

import pytest

from taskforce.courtpdf import MemoryStore, build
from taskforce.courtpdf.child.markup import begins_right_to_left
from taskforce.courtpdf.child.readback import missing
from taskforce.courtpdf.fonts import coverage
from taskforce.courtpdf.text import breakable, letters, printable
from taskforce.courtpdf.verify import verify

from . import makers

SCRIPTS = {
    "latin": "The “office” naïve café Zażółć ﬁ",
    "greek": "Ο ντετέκτιβ",
    "cyrillic": "Следователь",
    "arabic": "التقت المحققة بالضحية في الفندق، لا إله",
    "hebrew": "הבלשית פגשה את שָׁלוֹם",
    "hindi": "जासूस ने क्षतिग्रस्त पीड़िता से मुलाकात की र्क",
    "bengali": "গোয়েন্দা ভুক্তভোগীর সাথে",
    "tamil": "துப்பறியும் நபர் ஸ்ரீ கொ",
    "thai": "นักสืบพบผู้เสียหายที่โรงแรม กำ น้ำ",
    "khmer": "អ្នកស៊ើបអង្កេត",
    "cjk": "侦探在旅馆会见了受害者 東京 한국어",
    "amharic": "መርማሪው",
    "emoji": "😀👍🏽👩‍👩‍👧 🇺🇸 ❤️ 🔥",
    "combining": "Z̷̢͖a̸l̴g̵o̷ é ṩ",
    "vietnamese": "Thám tử đã gặp",
    "math": "∑ ≠ ½ ™ → ☎ ✓",
}
LONG = "x" * 100_000


@pytest.fixture(scope="module")
def typed(tmp_path_factory):
    paragraphs = "".join(f'<p class="typed">{text}</p>' for text in SCRIPTS.values())
    plan = makers.plan(
        makers.section("scripts", paragraphs),
        makers.section("long", f"<p>{LONG}"),
        makers.section("odd", "<p>a\u202egnp.exe b\x07c \ufdd0 \U000e0041</p>"),
    )
    return build(plan, store=MemoryStore(), output=tmp_path_factory.mktemp("typed") / "typed.pdf")


def test_every_script_is_printed_and_read_back(typed):
    """The build refuses, naming the section, what cannot be read from the pages."""
    assert (typed.pdfa, typed.pdfa_findings) == ("PDF/A-2b", ())


def test_text_without_a_space_breaks_over_the_pages(typed):
    row = typed.manifest[1]
    assert row.last_page - row.first_page >= 20


def test_characters_that_steer_or_cannot_be_shown_are_printed_as_codes(typed):
    assert any("U+202E" in notice for notice in typed.notices)
    assert any("U+0007" in notice for notice in typed.notices)


def test_the_tags_of_all_scripts_are_whole(typed):
    assert verify(typed.path, check_pdfa=False).problems == ()


def test_an_override_of_direction_becomes_visible():
    assert printable("a\u202eb", coverage()) == "a[U+202E]b"


def test_marks_that_phones_put_around_numbers_are_dropped():
    assert printable("\u2068+1 555 0100\u2069", coverage()) == "+1 555 0100"


def test_a_character_without_a_glyph_becomes_its_code():
    assert printable("\U0010fffd", coverage()) == "[U+10FFFD]"


@pytest.mark.parametrize(
    ("html", "right_to_left"),
    [("12 שלום abc", True), ("abc שלום", False), ("(1) ", False), ("<b>التقت</b> abc", True)],
)
def test_a_paragraph_runs_in_the_direction_of_its_first_letter(html, right_to_left):
    paragraph = ElementTree.fromstring(f"<p>{html}</p>")
    assert begins_right_to_left(paragraph) is right_to_left


def test_joiners_between_emoji_are_kept():
    assert printable("👩‍👧", coverage()) == "👩‍👧"


@pytest.mark.parametrize(
    ("expected", "read", "lost"),
    [
        ("one two", "onetwo", ""),
        ("one two", "one\ntwo repeated head", ""),
        ("one two", "one tw", "o"),
        ("one two", "two one", "two"),
        ("שלום", "םולש", ""),
        ("שלום", "םול", "ש"),
    ],
)
def test_missing_text_is_found(expected, read, lost):
    assert missing(expected, read)[: len(lost) or 1] == lost


def test_a_word_without_an_end_is_given_places_to_break():
    assert breakable("y" * 500).replace("\u200b", "") == "y" * 500
    assert "\u200b" in breakable("y" * 500)


def test_hashes_and_common_words_are_left_as_they_are():
    text = f"sha256 {'a' * 64} and " + "common words " * 20
    assert breakable(text) == text


def test_letters_leave_out_what_is_not_seen():
    assert letters("a b\u200d\n\u00adc") == "abc"
