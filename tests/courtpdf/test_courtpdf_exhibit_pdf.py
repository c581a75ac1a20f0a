"""PDF exhibits: shown whole, able to do nothing, or a reason why not."""

import io
import re

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from taskforce.courtpdf import LETTER
from taskforce.courtpdf.errors import ExhibitRefused
from taskforce.courtpdf.exhibits import make

from . import makers

JOB = {"limits": LETTER.exhibit_limits(), "pdfa": "2b"}


def reproduced(data: bytes) -> tuple[make.Part, pikepdf.Pdf]:
    part = make.make(JOB, data, ())
    return part, pikepdf.open(io.BytesIO(part.pdf))


def everything(pdf: pikepdf.Pdf) -> str:
    """All objects and all plain streams as one text."""
    parts = []
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Stream):
            parts.append(repr(thing))
        elif thing.get("/Subtype") != Name.Image:
            parts.append(thing.read_bytes().decode("latin-1"))
    return "\n".join(parts)


@pytest.fixture(scope="module")
def hostile():
    return reproduced(makers.hostile_pdf())


@pytest.mark.parametrize(
    "word",
    [
        "JavaScript",
        "Launch",
        "calc.exe",
        "example.invalid",
        "EmbeddedFile",
        "AcroForm",
        "Widget",
        "/Annots",
        "OCG",
        "app.alert",
        "/AA",
    ],
)
def test_nothing_that_a_file_can_do_is_carried_along(hostile, word):
    assert word not in everything(hostile[1])


def test_what_was_filled_in_is_still_shown(hostile):
    assert "(typed) Tj" in everything(hostile[1])


def test_a_layer_that_is_off_is_not_drawn(hostile):
    assert "300 300 77 77 re" in everything(hostile[1])
    assert re.search(r"300 300 77 77 re\s+n\b", everything(hostile[1]))


def test_its_own_marks_do_not_mix_with_the_documents(hostile):
    page, drawing = hostile[1].pages[0], hostile[1].pages[0].obj.Resources.XObject.X
    assert page.Contents.read_bytes().count(b"BDC") == 1
    assert b"BDC" not in drawing.read_bytes()


def test_the_exhibit_sheet_says_what_was_left_behind(hostile):
    assert [notice.split(",")[0] for notice in hostile[0].notices] == [
        "The original carries 1 attached file",
        "The original carries a script or action",
        "The original is a form; its fields are reproduced as filled in.",
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (makers.encrypted_pdf(), "encrypted"),
        (b"%PDF-1.7\ngarbage", "damaged"),
        (makers.saved(makers.pdf(3))[:700], "damaged"),
        (b"MZ\x90 program", "no pages that can be reproduced"),
    ],
)
def test_what_cannot_be_reproduced_is_refused_with_a_reason(data, reason):
    with pytest.raises(ExhibitRefused, match=reason):
        make.make(JOB, data, ())


def test_more_pages_than_the_court_allows_are_refused():
    limits = JOB | {"limits": LETTER.exhibit_limits() | {"pages": 2}}
    with pytest.raises(ExhibitRefused, match="3 pages"):
        make.make(limits, makers.saved(makers.pdf(3)), ())


def test_an_image_inside_that_would_not_fit_in_memory_is_refused():
    made = makers.pdf()
    image = made.make_stream(
        b"\0" * 99,
        Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=20_000,
            Height=20_000,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
        ),
    )
    made.pages[0].obj.Resources = Dictionary(XObject=Dictionary(I=image))
    made.pages[0].obj.Contents = made.make_stream(b"/I Do")
    with pytest.raises(ExhibitRefused, match="too large to print"):
        make.make(JOB, makers.saved(made), ())


def test_drawings_inside_drawings_end_somewhere():
    made = makers.pdf()
    form = made.make_stream(
        b"0 0 9 9 re f", Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    )
    for _ in range(40):
        form = made.make_stream(
            b"/F Do",
            Dictionary(
                Type=Name.XObject,
                Subtype=Name.Form,
                BBox=Array([0, 0, 9, 9]),
                Resources=Dictionary(XObject=Dictionary(F=form)),
            ),
        )
    made.pages[0].obj.Resources = Dictionary(XObject=Dictionary(F=form))
    made.pages[0].obj.Contents = made.make_stream(b"/F Do")
    with pytest.raises(ExhibitRefused, match="too deeply"):
        make.make(JOB, makers.saved(made), ())


def test_a_drawing_that_contains_itself_is_cleaned_once():
    made = makers.pdf()
    form = made.make_stream(
        b"/F Do", Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    )
    form.Resources = Dictionary(XObject=Dictionary(F=form))
    made.pages[0].obj.Resources = Dictionary(XObject=Dictionary(F=form))
    made.pages[0].obj.Contents = made.make_stream(b"/F Do")
    assert make.make(JOB, makers.saved(made), ()).pages == 1


@pytest.mark.parametrize(
    ("size", "rotate", "upright"),
    [
        ((612, 792), 0, (612, 792)),
        ((792, 612), 0, (792, 612)),
        ((612, 792), 90, (792, 612)),
        ((612, 792), 180, (612, 792)),
        ((200, 300), 270, (792, 612)),
        ((2384, 3370), 0, (612, 792)),
    ],
)
def test_a_page_stands_upright_within_the_margins(size, rotate, upright):
    _part, pdf = reproduced(makers.saved(makers.pdf(size=size, rotate=rotate)))
    box = pdf.pages[0].mediabox
    assert (float(box[2]), float(box[3])) == upright


def test_a_small_page_is_not_blown_up():
    _part, pdf = reproduced(makers.saved(makers.pdf(size=(100, 200))))
    assert b"1.00000 0 0 1.00000" in pdf.pages[0].Contents.read_bytes()


def test_a_font_that_is_not_embedded_is_told_of():
    part, _pdf = reproduced(makers.saved(makers.pdf(text="Hello")))
    assert part.pdfa
