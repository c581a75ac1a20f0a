"""Exhibits in a file: sheets, slip sheets, text, and files that are not what they seem."""

import pytest

from taskforce.courtpdf import Exhibit, MemoryStore, build
from taskforce.courtpdf.errors import ExhibitRefused
from taskforce.courtpdf.exhibits import typed

from . import makers


@pytest.fixture(scope="module")
def result(tmp_path_factory):
    good = makers.image()
    plan = makers.plan(
        makers.exhibit(1, makers.bomb_png(), "image/png"),
        makers.exhibit(2, good, "image/jpeg", sha256="0" * 64),
        makers.exhibit(3, b"PK\x03\x04 archive", "application/zip"),
        makers.exhibit(4, b"text\0with a hole", "text/plain"),
        makers.exhibit(5, good, "image/jpeg", withheld="Attorney work product."),
        makers.exhibit(6, b"", "application/pdf"),
        makers.exhibit(7, good, "image/jpeg"),
        makers.exhibit(8, good, "image/jpeg", size=10**9),
    )
    return build(plan, store=MemoryStore(), output=tmp_path_factory.mktemp("x") / "exhibits.pdf")


def reason(result, number):
    return next(row.reason for row in result.manifest if row.id == f"exhibit-{number}")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "too large to print"),
        (2, "does not have the hash that was recorded"),
        (3, "no pages that can be reproduced"),
        (4, "says that it is text, and is not"),
        (5, "Attorney work product."),
        (6, "no pages that can be reproduced"),
        (8, "1,000 MB"),
    ],
)
def test_a_slip_sheet_says_why_an_exhibit_is_not_reproduced(result, number, words):
    assert words in reason(result, number)


def test_each_slip_sheet_is_told_of_in_the_result(result):
    assert sum("slip sheet" in notice for notice in result.notices) == 7


def test_one_bad_exhibit_does_not_keep_the_others_out(result):
    row = next(row for row in result.manifest if row.id == "exhibit-7")
    assert (row.reason, row.pages_out, row.last_page - row.first_page) == ("", 1, 1)


def test_a_slip_sheet_is_one_page_with_its_own_number(result):
    row = result.manifest[0]
    assert (row.first_page, row.last_page, row.bates_first) == (1, 1, "HPD-000101")


def test_an_opener_that_fails_makes_a_slip_sheet_too(tmp_path):
    def gone():
        raise FileNotFoundError(2, "No such file")

    broken = Exhibit("exhibit-1", "1", "Gone", "image/png", "0" * 64, gone)
    made = build(makers.plan(broken), store=MemoryStore(), output=tmp_path / "gone.pdf")
    assert "could not be reproduced" in made.manifest[0].reason


def test_a_file_that_was_unreadable_is_tried_again_in_the_next_build(tmp_path):
    store, good = MemoryStore(), makers.image()
    for data, pages in ((b"altered", 1), (good, 2)):
        given = makers.exhibit(1, data, "image/jpeg", sha256=makers.exhibit(1, good).sha256)
        made = build(makers.plan(given), store=store, output=tmp_path / "out.pdf", workers=1)
        assert made.pages == pages


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("naïve\r\nx".encode(), "naïve\nx"),
        ("naïve".encode("cp1252"), "naïve"),
        ("naïve".encode("utf-16"), "naïve"),
        (b"\xef\xbb\xbfabc", "abc"),
        (b"", ""),
    ],
)
def test_text_is_decoded_as_it_was_written(data, text):
    assert typed.decoded(data) == text


def test_what_is_not_text_is_refused():
    with pytest.raises(ExhibitRefused):
        typed.decoded(b"\0\1\2")


def test_a_long_text_is_cut_into_sections_without_losing_a_line():
    lines = [f"line {n}" for n in range(5000)]
    fragments = typed.fragments("\n".join(lines))
    joined = "\n".join(
        fragment.removeprefix('<pre class="exhibit-text">').removesuffix("</pre>")
        for fragment in fragments
    )
    assert len(fragments) > 3
    assert joined.split("\n") == lines
