"""Splitting for a court's size limit, court profiles, plans and stores."""

from dataclasses import replace

import pytest
from PIL import Image

from taskforce.courtpdf import (
    CONTENTS,
    COURTS,
    LETTER,
    BindingFailed,
    DirectoryStore,
    MemoryStore,
    PlanError,
    build,
)
from taskforce.courtpdf.parts import Part, unpacked
from taskforce.courtpdf.split import chunked, pieces_of_text
from taskforce.courtpdf.verify import verify

from . import makers


def noisy_scan(pages: int) -> bytes:
    import io

    frames = [Image.effect_noise((400, 520), 90 + n) for n in range(pages)]
    out = io.BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    return out.getvalue()


@pytest.fixture(scope="module")
def split(tmp_path_factory):
    court = replace(LETTER, max_bytes=700_000)
    plan = makers.plan(
        CONTENTS,
        makers.section("log", makers.log(5)),
        makers.exhibit(1, noisy_scan(9), "image/tiff"),
        court=court,
    )
    return build(plan, store=MemoryStore(), output=tmp_path_factory.mktemp("split") / "file.pdf")


def test_every_part_is_under_the_limit(split):
    assert len(split.parts) > 2
    assert all(part.size <= 700_000 for part in split.parts)


def test_parts_are_labelled_and_named(split):
    count = len(split.parts)
    assert [part.label for part in split.parts] == [
        f"Part {n} of {count}" for n in range(1, count + 1)
    ]
    assert split.parts[1].path.name == f"file-part-2-of-{count}.pdf"


def test_numbers_run_on_from_part_to_part(split):
    for before, after in zip(split.parts, split.parts[1:], strict=False):
        assert after.first_page == before.last_page + 1
    assert split.parts[-1].last_page == split.pages
    for part in split.parts:
        sound = verify(part.path)
        assert (
            sound.first_page,
            sound.last_page,
            sound.of_pages,
            sound.bates_first,
            sound.problems,
        ) == (part.first_page, part.last_page, split.pages, part.bates_first, ())


def test_a_limit_that_no_page_can_meet_is_refused(tmp_path):
    plan = makers.plan(
        makers.section("log", makers.log(5)), court=replace(LETTER, max_bytes=10_000)
    )
    with pytest.raises(BindingFailed, match="cannot be split"):
        build(plan, store=MemoryStore(), output=tmp_path / "file.pdf", workers=1)
    assert list(tmp_path.iterdir()) == []


def test_a_court_that_takes_no_faulty_pdfa_gets_a_slip_sheet(tmp_path):
    court = replace(LETTER, exhibit_fallback="slip")
    plan = makers.plan(makers.exhibit(1, makers.saved(makers.pdf(text="Hello"))), court=court)
    result = build(plan, store=MemoryStore(), output=tmp_path / "file.pdf", workers=1)
    assert (result.pdfa, result.pages) == ("PDF/A-2b", 1)


def test_a_court_that_takes_files_as_they_are_gets_no_claim_and_the_reason(tmp_path):
    court = replace(LETTER, exhibit_fallback="drop_claim")
    plan = makers.plan(makers.exhibit(1, makers.saved(makers.pdf(text="Hello"))), court=court)
    result = build(plan, store=MemoryStore(), output=tmp_path / "file.pdf", workers=1)
    assert result.pdfa == ""
    assert result.pdfa_findings[0].startswith("Exhibit 1: ")
    assert verify(result.path).pdfa == ""


def test_a_draft_says_so_on_each_page(tmp_path):
    plan = makers.plan(makers.section("log", "<p>x"), watermark="DRAFT", court=COURTS["a4"])
    result = build(plan, store=MemoryStore(), output=tmp_path / "file.pdf", workers=1)
    assert (result.pdfa, verify(result.path).problems) == ("PDF/A-2b", ())


@pytest.mark.parametrize(
    "items",
    [
        (),
        (CONTENTS,),
        (CONTENTS, CONTENTS, makers.section("a", "")),
        (makers.section("a", ""), makers.section("a", "")),
        (makers.section("no space", ""),),
    ],
)
def test_a_plan_that_contradicts_itself_is_refused(items):
    with pytest.raises(PlanError):
        makers.plan(*items).check()


def test_a_directory_store_gives_back_what_was_put(tmp_path):
    store = DirectoryStore(tmp_path)
    store.put("a" * 64, b"data")
    assert (store.get("a" * 64), store.get("b" * 64)) == (b"data", None)


def test_a_directory_store_takes_keys_only(tmp_path):
    with pytest.raises(ValueError, match="key"):
        DirectoryStore(tmp_path).get("../../etc/passwd")


def test_a_part_survives_the_store():
    part = Part(b"%PDF", 3, ((1, "A", 0, 1.0, 2.0),), {"a": (0, 1.0, 2.0)}, ("b",), ("n",))
    assert unpacked(part.packed()) == part


def test_chunks_keep_the_order_and_their_beginning():
    first = list(chunked(range(95), lambda n: 10, 100))
    longer = list(chunked(range(99), lambda n: 10, 100))
    assert [n for chunk in first for n in chunk] == list(range(95))
    assert longer[:9] == first[:9]


def test_a_line_longer_than_a_section_is_cut():
    assert "".join(pieces_of_text("x" * 5000, lines=10)) == "x" * 5000
