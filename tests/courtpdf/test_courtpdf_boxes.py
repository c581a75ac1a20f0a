"""Boxes on exhibits: what lies below one is nowhere in the file, the rest is still there."""

import io
import subprocess
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from taskforce.courtpdf import LETTER, Box, MemoryStore, PlanError, build
from taskforce.courtpdf.errors import ExhibitRefused
from taskforce.courtpdf.exhibits import make
from taskforce.courtpdf.leaks import leaks
from taskforce.courtpdf.verify import verify

from . import makers

JOB = {"limits": LETTER.exhibit_limits(), "pdfa": "2b", "flatten": True}
NAME = Box(1, 103 / 612, 1 - 612 / 792, 57 / 612, 16 / 792)  # around "Rosamund"


def letter() -> pikepdf.Pdf:
    """Two pages of a letter whose shared list of images holds a photograph of the first."""
    made = makers.pdf(2)
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    photo = made.make_stream(
        b"PHOTOGRAPH OF A WITNESS" * 9,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=9,
        Height=23,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )
    shared = made.make_indirect(
        Dictionary(Font=Dictionary(F=made.make_indirect(font)), XObject=Dictionary(P=photo))
    )
    for page, words in zip(made.pages, ("Rosamund Eckhart met", "Somebody else met"), strict=True):
        draw = f"BT /F 12 Tf 72 600 Td (Hello {words}) Tj 0 -200 Td (Second line) Tj ET"
        if words.startswith("Ros"):
            draw += " q 90 0 0 90 300 200 cm /P Do Q"
        page.obj.Resources = shared
        page.obj.Contents = made.make_stream(draw.encode())
    made.pages[0].obj.Annots = Array(
        [
            made.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Text,
                    Rect=Array([0, 0, 9, 9]),
                    Contents=pikepdf.String("Rosamund wrote this"),
                )
            )
        ]
    )
    return made


def file_of(tmp_path, data, boxes, media_type="application/pdf", **court):
    given = makers.exhibit(1, data, media_type, boxes=boxes)
    plan = makers.plan(given, court=replace(LETTER, exhibit_fallback="flatten", **court))
    return build(plan, store=MemoryStore(), output=tmp_path / "out.pdf", workers=1)


def text_of(path):
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True)
    return done.stdout.split("\f")


@pytest.fixture(scope="module")
def redacted(tmp_path_factory):
    return file_of(tmp_path_factory.mktemp("box"), makers.saved(letter()), [NAME])


def test_what_lies_below_a_box_is_nowhere_in_the_file(redacted):
    assert leaks(redacted.path, ["Rosamund"]) == []


def test_words_outside_the_box_are_found_in_their_places(redacted):
    lines = [line.split() for line in text_of(redacted.path)[1].splitlines() if line.strip()]
    assert ["Hello", "Eckhart", "met"] in lines
    assert ["Second", "line"] in lines


def test_every_page_of_the_exhibit_is_there(redacted):
    row = redacted.manifest[0]
    assert (row.pages_in, row.pages_out, row.reason) == (2, 2, "")


def test_the_file_is_sound_and_still_pdfa(redacted):
    assert (redacted.pdfa, verify(redacted.path).problems) == ("PDF/A-2b", ())


def test_the_box_is_black_and_its_surroundings_are_not(redacted, tmp_path):
    subprocess.run(["pdftoppm", "-r", "72", "-f", "2", "-png", redacted.path, tmp_path / "p"])
    shown = Image.open(next(tmp_path.glob("p*2.png"))).convert("L")
    # On the sheet, the page is 0.864 of its size and begins 42 points from the left.
    box = (131, 206, 179, 219)
    assert shown.crop(box).getextrema() == (0, 0)
    assert shown.crop((131, 190, 179, 203)).getextrema()[0] > 250


def test_the_sheet_tells_of_the_redaction(redacted):
    assert "Redacted: 1 place on page 1" in text_of(redacted.path)[0]


def test_an_image_that_only_the_redacted_page_drew_is_not_carried_by_the_others():
    part = make.make(JOB | {"boxes": [[1, 0, 0, 1, 1]], "pdfa": ""}, makers.saved(letter()), ())
    with pikepdf.open(io.BytesIO(part.pdf)) as pdf:
        plain = b"".join(t.read_raw_bytes() for t in pdf.objects if isinstance(t, pikepdf.Stream))
        streams = [t.read_bytes() for t in pdf.objects if isinstance(t, pikepdf.Stream)]
    assert b"PHOTOGRAPH" not in plain
    assert not any(b"PHOTOGRAPH" in stream for stream in streams)


def test_a_page_without_a_box_stays_what_it_was():
    part = make.make(JOB | {"boxes": [[1, 0, 0, 1, 1]], "pdfa": ""}, makers.saved(letter()), ())
    with pikepdf.open(io.BytesIO(part.pdf)) as pdf:
        drawn = [page.obj.Resources.XObject.X.Subtype for page in pdf.pages]
    assert drawn == [Name.Image, Name.Form]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_box_is_on_the_page_as_it_is_seen(turn):
    """The dark quarter of a turned page is covered where a viewer shows it."""
    made = makers.pdf()
    made.pages[0].obj.Rotate = turn
    made.pages[0].obj.Contents = made.make_stream(b"1 0 0 rg 0 0 306 396 re f")  # lower left
    corner = {0: (0, 0.5), 90: (0, 0), 180: (0.5, 0), 270: (0.5, 0.5)}[turn]
    job = JOB | {"boxes": [[1, *corner, 0.5, 0.5]]}
    part = make.make(job, makers.saved(made), ())
    with pikepdf.open(io.BytesIO(part.pdf)) as pdf:
        image = pikepdf.PdfImage(pdf.pages[0].obj.Resources.XObject.X).as_pil_image()
    assert image.mode == "L"  # no red is left


def test_a_page_that_is_cut_to_a_part_stands_in_its_place():
    made = makers.pdf()
    made.pages[0].obj.CropBox = Array([100, 200, 400, 500])
    made.pages[0].obj.Contents = made.make_stream(b"1 0 0 rg 100 200 150 150 re f")
    part = make.make(JOB | {"boxes": [[1, 0, 0.5, 0.5, 0.5]]}, makers.saved(made), ())
    with pikepdf.open(io.BytesIO(part.pdf)) as pdf:
        image = pikepdf.PdfImage(pdf.pages[0].obj.Resources.XObject.X).as_pil_image()
    assert image.mode == "L"


@pytest.mark.parametrize("fmt", ["JPEG", "PNG", "TIFF", "HEIF"])
def test_boxes_are_burned_into_images(fmt):
    data = io.BytesIO()
    picture = Image.new("RGB", (400, 200), "white")
    picture.paste((255, 0, 0), (100, 50, 150, 100))
    exif = Image.Exif()
    exif[0x0112] = 1
    picture.save(data, fmt, **({"exif": exif} if fmt == "JPEG" else {}))
    part = make.make(JOB | {"boxes": [[1, 0.2, 0.2, 0.25, 0.4]]}, data.getvalue(), ())
    with pikepdf.open(io.BytesIO(part.pdf)) as pdf:
        shown = pikepdf.PdfImage(pdf.pages[0].obj.Resources.XObject.X).as_pil_image()
    pixels = shown.convert("RGB")
    red = [p for p in pixels.get_flattened_data() if p[0] > 120 and p[1] < 100]
    middle = pixels.getpixel((int(0.3 * shown.width), int(0.4 * shown.height)))
    assert (red, max(middle) < 20) == ([], True)


def test_a_box_on_the_second_page_of_a_fax_covers_that_page_only():
    out = io.BytesIO()
    pages = [Image.new("L", (300, 400), 200) for _ in range(3)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    part = make.make(JOB | {"boxes": [[2, 0, 0, 1, 1]]}, out.getvalue(), ())
    with pikepdf.open(io.BytesIO(part.pdf)) as pdf:
        drawn = [
            pikepdf.PdfImage(page.obj.Resources.XObject.X).as_pil_image().convert("L").getextrema()
            for page in pdf.pages
        ]
    assert [low for low, _high in drawn] == [200, 0, 200]


@pytest.mark.parametrize(
    ("data", "boxes", "reason"),
    [
        (makers.saved(letter()), [Box(3, 0, 0, 1, 1)], "A place on page 3 is to be covered"),
        (makers.image(), [Box(2, 0, 0, 1, 1)], "A place on page 2 is to be covered"),
        (makers.encrypted_pdf(), [NAME], "encrypted"),
        (b"%PDF-1.7\ngarbage", [NAME], "damaged"),
        (makers.bomb_png(), [NAME], "too large to print"),
    ],
)
def test_what_cannot_be_covered_is_not_reproduced(data, boxes, reason):
    job = JOB | {"boxes": [[b.page, b.left, b.top, b.width, b.height] for b in boxes]}
    with pytest.raises(ExhibitRefused, match=reason):
        make.make(job, data, ())


def test_a_text_with_boxes_gets_a_slip_sheet(tmp_path):
    made = file_of(tmp_path, b"Rosamund", [NAME], "text/plain")
    assert "are to be covered" in made.manifest[0].reason
    assert leaks(made.path, ["Rosamund"]) == []


def test_boxes_are_part_of_what_is_stored(tmp_path):
    store, data = MemoryStore(), makers.image()
    rendered = []
    for boxes in ([], [NAME], [replace(NAME, top=0.5)], [NAME, NAME]):
        given = makers.exhibit(1, data, "image/jpeg", boxes=boxes)
        made = build(makers.plan(given), store=store, output=tmp_path / "out.pdf", workers=1)
        rendered.append(made.rendered > 0)
    assert rendered == [True, True, True, False]


@pytest.mark.parametrize(
    "box",
    [
        Box(0, 0, 0, 1, 1),
        Box(1, -0.1, 0, 1, 1),
        Box(1, 0.5, 0, 0.6, 1),
        Box(1, 0, 0, 0, 1),
        Box(1, float("nan"), 0, 1, 1),
        Box(True, 0, 0, 1, 1),
    ],
)
def test_a_box_that_is_no_place_on_a_page_is_refused(box):
    with pytest.raises(PlanError):
        makers.plan(makers.exhibit(1, b"", boxes=[box])).check()
