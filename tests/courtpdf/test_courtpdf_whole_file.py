"""A whole file: order, numbers, bookmarks, claims, as another reader sees them."""

import shutil
import subprocess

import pikepdf

from taskforce.courtpdf import tags
from taskforce.courtpdf.verify import verify


def rows(result):
    return {row.id: row for row in result.manifest}


def titles(items):
    return [(item.title, titles(item.children)) for item in items]


def test_it_claims_pdfa_when_every_part_and_the_whole_pass_the_check(whole):
    assert (whole.pdfa, whole.pdfa_findings) == ("PDF/A-2b", ())
    assert verify(whole.path).problems == ()


def test_a_strict_reader_finds_nothing_wrong(whole):
    with pikepdf.open(whole.path) as pdf:
        assert (pdf.check_pdf_syntax(), pdf.get_warnings()) == ([], [])
    if shutil.which("qpdf"):
        done = subprocess.run(["qpdf", "--check", whole.path], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr


def test_every_marked_piece_is_reached_through_the_one_structure_tree(whole):
    with pikepdf.open(whole.path) as pdf:
        assert tags.problems(pdf) == []
        assert len(pdf.Root.StructTreeRoot.K) == 1


def test_heads_of_columns_and_of_rows_are_told_apart(whole):
    with pikepdf.open(whole.path) as pdf:
        heads = [
            thing.A.Scope
            for thing in pdf.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/TH"
        ]
    assert {"/Column", "/Row"} == {str(scope) for scope in heads}


def test_the_manifest_covers_every_page_once(whole):
    at = 0
    for row in whole.manifest:
        assert row.first_page == at + 1
        at = row.last_page
    assert at == whole.pages


def test_pages_in_are_pages_out(whole):
    found = rows(whole)
    assert [
        (found[f"exhibit-{n}"].pages_in, found[f"exhibit-{n}"].pages_out) for n in (1, 2, 5)
    ] == [(3, 3), (1, 1), (2, 2)]


def test_it_says_on_which_page_each_item_and_anchor_stands(whole, reading):
    starts = {row.id: row.first_page for row in whole.manifest}
    assert {name: whole.places[name] for name in starts} == starts
    assert starts["log-2"] == whole.places["log-2"] <= whole.places["f3"] < starts["evidence"]


def test_bates_numbers_run_without_a_gap(whole):
    sound = verify(whole.path, check_pdfa=False)
    assert (sound.bates_first, sound.bates_last) == ("HPD-000101", f"HPD-{100 + whole.pages:06d}")


def test_each_page_shows_its_number_and_the_running_header(reading, whole):
    assert f"Page 5 of {whole.pages}" in reading[4]
    assert "HPD-000105" in reading[4]
    assert reading[4].splitlines()[0].split() == ["HPD-2026-00017", "Log"]


def test_the_cover_has_no_running_header(reading):
    assert "Cover" not in reading[0]


def test_a_continued_section_keeps_the_header_of_the_one_before(reading, whole):
    page = rows(whole)["log-2"].first_page
    assert reading[page - 1].splitlines()[0].split() == ["HPD-2026-00017", "Log"]


def test_the_contents_name_the_page_that_each_part_begins_on(reading, whole):
    for row in whole.manifest:
        if row.title and row.id not in ("cover", "contents"):
            line = next(x for x in reading[1].splitlines() if x.strip().startswith(row.title))
            assert line.split()[-2:] == [row.bates_first, str(row.first_page)]


def test_bookmarks_follow_titles_and_headings(whole):
    with pikepdf.open(whole.path) as pdf, pdf.open_outline() as outline:
        found = titles(outline.root)
    assert found[2] == ("Log", [])
    assert found[3][0] == "Evidence"
    assert [title for title, _ in found[3][1]][:2] == ["Items", "Exhibit 1. Thing 1"]


def test_a_reference_leads_to_the_page_of_its_target(whole):
    with pikepdf.open(whole.path) as pdf:
        names = pikepdf.NameTree(pdf.Root.Names.Dests)
        places = {
            name: [p.obj.objgen for p in pdf.pages].index(names[name][0].objgen) + 1
            for name in ("exhibit-2", "f3")
        }
    assert places["exhibit-2"] == rows(whole)["exhibit-2"].first_page
    assert places["f3"] == rows(whole)["log-2"].first_page


def test_a_reference_that_leads_nowhere_is_told_of(whole):
    assert "A reference leads nowhere: nowhere" in whole.notices


def test_page_labels_are_the_numbers_printed(whole):
    with pikepdf.open(whole.path) as pdf:
        assert [page.label for page in pdf.pages][:3] == ["1", "2", "3"]


def test_the_metadata_hold_numbers_and_the_date_of_the_data(whole):
    with pikepdf.open(whole.path) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
    assert info == {
        "/Title": "Case file HPD-2026-00017",
        "/Subject": "HPD-2026-00017",
        "/Producer": "courtpdf",
        "/CreationDate": "D:20260309120000+00'00'",
        "/ModDate": "D:20260309120000+00'00'",
    }


def test_the_hash_is_of_the_file_in_place(whole):
    assert verify(whole.path, check_pdfa=False).sha256 == whole.sha256


def test_no_temporary_file_is_left(whole):
    assert [path.name for path in whole.path.parent.iterdir()] == ["whole.pdf"]
