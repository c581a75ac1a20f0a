"""Pages that are not sound PDF/A become images with searchable text, page by page."""

import io
import subprocess

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from taskforce.courtpdf import LETTER, MemoryStore, build
from taskforce.courtpdf.exhibits import faults, make

from . import makers

JOB = {"limits": LETTER.exhibit_limits(), "pdfa": "2b", "flatten": True}


def mixed() -> pikepdf.Pdf:
    """The second of three pages has text in a font that is not embedded."""
    made = makers.pdf(3)
    made.pages[1].obj.Resources = Dictionary(
        Font=Dictionary(
            F=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Times-Roman"))
        )
    )
    made.pages[1].obj.Contents = made.make_stream(b"BT /F 12 Tf 72 600 Td (Motel receipt) Tj ET")
    return made


def kinds(part) -> list[str]:
    with pikepdf.open(io.BytesIO(part.pdf)) as pdf:
        return [str(page.obj.Resources.XObject.X.Subtype) for page in pdf.pages]


def test_only_the_page_at_fault_becomes_an_image():
    part = make.make(JOB, makers.saved(mixed()), ())
    assert (kinds(part), part.pdfa) == (["/Form", "/Image", "/Form"], ())


def test_a_court_that_does_not_ask_for_it_gets_the_pages_as_they_are():
    part = make.make(JOB | {"flatten": False}, makers.saved(mixed()), ())
    assert kinds(part) == ["/Form"] * 3
    assert part.pdfa


def test_the_text_of_such_a_page_is_found_and_the_file_keeps_its_claim(tmp_path):
    plan = makers.plan(makers.exhibit(1, makers.saved(mixed())))
    made = build(plan, store=MemoryStore(), output=tmp_path / "out.pdf", workers=1)
    done = subprocess.run(["pdftotext", made.path, "-"], capture_output=True, text=True)
    pages = done.stdout.split("\f")
    assert (made.pdfa, "Motel receipt" in pages[2]) == ("PDF/A-2b", True)
    assert "Reproduced as images with searchable text, so that they last: page 2." in (
        " ".join(pages[0].split())
    )


def test_a_page_in_colors_of_a_printer_becomes_an_image():
    made = makers.pdf()
    made.pages[0].obj.Contents = made.make_stream(b"0 1 1 0 k 72 72 200 100 re f")
    part = make.make(JOB, makers.saved(made), ())
    assert (kinds(part), part.pdfa) == (["/Image"], ())


@pytest.mark.parametrize(("angle", "words"), [(0, 2), (90, 2), (180, 2), (270, 2), (30, 12)])
def test_turned_text_keeps_its_direction(angle, words):
    """On a slant each letter stands for itself, in its place."""
    from math import cos, radians, sin

    a, b = round(cos(radians(angle)), 6), round(sin(radians(angle)), 6)
    made = makers.pdf(text="x")
    draw = f"BT /F 12 Tf {a} {b} {-b} {a} 300 400 Tm (Motel receipt) Tj ET"
    made.pages[0].obj.Contents = made.make_stream(draw.encode())
    part = make.make(JOB, makers.saved(made), ())
    with pikepdf.open(io.BytesIO(part.pdf)) as pdf:
        shown = pikepdf.parse_content_stream(pdf.pages[0], "Tm")
    assert len(shown) == words
    x, y = float(shown[0].operands[0]), float(shown[0].operands[1])
    assert (x, y) == (pytest.approx(a, abs=0.01), pytest.approx(b, abs=0.01)) or angle == 30


def test_letters_of_every_script_read_back_from_an_image(tmp_path):
    """A page made by this engine, forced to become an image."""
    text = "Следователь 侦探 naïve שלום"
    plan = makers.plan(makers.section("log", f"<p>{text}</p>"))
    inner = build(plan, store=MemoryStore(), output=tmp_path / "in.pdf", workers=1)
    job = JOB | {"boxes": [[1, 0, 0.9, 0.1, 0.1]]}
    part = make.make(job, inner.path.read_bytes(), ())
    (tmp_path / "part.pdf").write_bytes(part.pdf)
    done = subprocess.run(["pdftotext", tmp_path / "part.pdf", "-"], capture_output=True, text=True)
    assert all(word in done.stdout for word in text.split())


def test_an_exhibit_with_too_many_such_pages_is_left_as_it_is(monkeypatch):
    monkeypatch.setattr(faults, "MOST", 0)
    part = make.make(JOB, makers.saved(mixed()), ())
    assert kinds(part) == ["/Form"] * 3
    assert part.pdfa


@pytest.mark.parametrize(
    ("pages", "text"),
    [([2], "page 3"), ([0, 1, 2, 5], "pages 1–3, 6"), ([4, 5], "pages 5–6")],
)
def test_pages_are_named_as_a_reader_counts_them(pages, text):
    assert faults.named(pages) == text


def test_the_same_file_becomes_the_same_bytes():
    data = makers.saved(mixed())
    assert make.make(JOB, data, ()).pdf == make.make(JOB, data, ()).pdf


def test_a_drawing_within_a_drawing_is_flattened_with_its_page():
    made = makers.pdf()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    form = made.make_stream(
        b"BT /F 12 Tf 9 9 Td (inner words) Tj ET",
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([0, 0, 200, 50]),
        Resources=Dictionary(Font=Dictionary(F=font)),
    )
    made.pages[0].obj.Resources = Dictionary(XObject=Dictionary(D=form))
    made.pages[0].obj.Contents = made.make_stream(b"q 1 0 0 1 90 300 cm /D Do Q")
    part = make.make(JOB, makers.saved(made), ())
    assert (kinds(part), part.pdfa) == (["/Image"], ())
