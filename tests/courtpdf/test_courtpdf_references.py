"""References that print the page they lead to, stamped when that page is known."""

import subprocess
from dataclasses import replace

import pikepdf
import pytest

from taskforce.courtpdf import CONTENTS, LETTER, MemoryStore, build, tags
from taskforce.courtpdf.child.readback import Reader
from taskforce.courtpdf.verify import verify

from . import makers

REFERENCES = (
    '<p id="first">See <a class="paged" href="x-case:exhibit-2">Exhibit 2</a>, seized, and '
    '<a class="paged" href="x-case:deep">entry 9</a>; not '
    '<a class="paged" href="x-case:no">this</a> nor <a href="x-case:exhibit-2">Exhibit 2</a>.</p>'
)


def plan(pages: int, **more):
    return makers.plan(
        CONTENTS,
        makers.section("log", REFERENCES),
        makers.section("more", "<p>x</p>" + makers.log(40) + '<p id="deep">here</p>'),
        makers.exhibit(1, makers.saved(makers.pdf(pages))),
        makers.exhibit(2, makers.image(), "image/jpeg"),
        **more,
    )


@pytest.fixture(scope="module")
def store():
    return MemoryStore()


@pytest.fixture(scope="module")
def made(store, tmp_path_factory):
    return build(plan(3), store=store, output=tmp_path_factory.mktemp("r") / "a.pdf", workers=1)


def text_of(path, page=2):
    done = subprocess.run(
        ["pdftotext", "-f", str(page), "-l", str(page), "-layout", path, "-"],
        capture_output=True,
        text=True,
    )
    return " ".join(done.stdout.split())


def first_page(result, name):
    return next(row.first_page for row in result.manifest if row.id == name)


def test_a_reference_prints_the_page_of_its_exhibit(made):
    assert f"Exhibit 2, p. {first_page(made, 'exhibit-2')}" in text_of(made.path)


def test_a_reference_into_a_section_prints_the_page_of_that_place(made):
    last = next(row.last_page for row in made.manifest if row.id == "more")
    assert f"entry 9, p. {last}" in text_of(made.path)


def test_one_that_leads_nowhere_prints_no_number_and_is_told_of(made):
    assert "this nor Exhibit 2." in text_of(made.path)
    assert "A reference leads nowhere: no" in made.notices


def test_the_number_is_in_the_tags_and_a_link_of_its_own(made):
    assert verify(made.path).problems == ()
    with pikepdf.open(made.path) as pdf:
        assert tags.problems(pdf) == []
        page = pdf.pages[1]
        marked = Reader().marked(page)
        said = [str(link.Contents) for link in page.obj.Annots]
    target = first_page(made, "exhibit-2")
    assert f", p. {target}" in marked.values()
    assert f"Page {target}" in said


def test_when_numbers_move_the_section_is_not_rendered_again(made, store, tmp_path):
    again = build(plan(5), store=store, output=tmp_path / "b.pdf", workers=1)
    assert first_page(again, "exhibit-2") == first_page(made, "exhibit-2") + 2
    assert f"Exhibit 2, p. {first_page(again, 'exhibit-2')}" in text_of(again.path)
    assert again.rendered <= 3  # the exhibit that grew, its sheet, the contents


def test_a_file_without_page_numbers_prints_none(tmp_path):
    court = replace(LETTER, page_numbers=False)
    bare = build(plan(1, court=court), store=MemoryStore(), output=tmp_path / "c.pdf", workers=1)
    assert "p. " not in text_of(bare.path)
    assert verify(bare.path).problems == ()


def test_the_file_keeps_its_claim(made):
    assert (made.pdfa, made.pdfa_findings) == ("PDF/A-2b", ())
