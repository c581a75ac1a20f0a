"""Image exhibits: upright, without metadata, never larger than paper needs."""

import io

import pikepdf
import pytest
from PIL import Image

from taskforce.courtpdf import LETTER
from taskforce.courtpdf.errors import ExhibitRefused
from taskforce.courtpdf.exhibits import image, make

from . import makers

JOB = {"limits": LETTER.exhibit_limits(), "pdfa": "2b"}
EXIF_GPS = {0x0112: 6, 0x010F: "Phone of Jane Doe"}


def reproduced(data: bytes):
    part = make.make(JOB, data, ())
    return part, pikepdf.open(io.BytesIO(part.pdf))


def drawing(pdf: pikepdf.Pdf, page: int = 0):
    return pdf.pages[page].obj.Resources.XObject.X


def with_exif() -> bytes:
    exif = Image.Exif()
    exif.update(EXIF_GPS)
    return makers.image(size=(400, 200), exif=exif)


@pytest.mark.parametrize(
    ("fmt", "mode"),
    [
        ("JPEG", "RGB"),
        ("JPEG", "L"),
        ("JPEG", "CMYK"),
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("PNG", "LA"),
        ("PNG", "1"),
        ("TIFF", "RGB"),
        ("TIFF", "CMYK"),
        ("HEIF", "RGB"),
    ],
)
def test_every_usual_kind_becomes_one_sound_page(fmt, mode):
    part, _pdf = reproduced(makers.image(fmt, mode=mode))
    assert (part.pages, part.pdfa) == (1, ())


def test_a_jpeg_that_fits_is_taken_over_dot_by_dot():
    data = makers.image()
    _part, pdf = reproduced(data)
    kept = Image.open(io.BytesIO(drawing(pdf).read_raw_bytes()))
    assert kept.tobytes() == Image.open(io.BytesIO(data)).tobytes()


def test_a_phone_picture_is_turned_upright():
    _part, pdf = reproduced(with_exif())
    assert (int(drawing(pdf).Width), int(drawing(pdf).Height)) == (200, 400)


def test_place_owner_and_comment_never_reach_the_file():
    for data in (with_exif(), makers.image(comment=b"Jane Doe")):
        part, _pdf = reproduced(data)
        assert b"Jane Doe" not in part.pdf
        assert b"Exif" not in part.pdf


def test_more_dots_than_paper_shows_are_scaled_down_and_told():
    part, pdf = reproduced(makers.image(size=(3000, 4000)))
    assert int(drawing(pdf).Height) < 2300
    assert part.notices == (
        "Printed at 220 dots per inch; the original has 3,000 by 4,000 pixels.",
    )


def test_every_page_of_a_scan_is_reproduced():
    frames = [Image.new("L", (80, 120), shade) for shade in (0, 90, 200)]
    out = io.BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    part, pdf = reproduced(out.getvalue())
    assert (part.source_pages, len(pdf.pages)) == (3, 3)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (makers.bomb_png(), "too large to print"),
        (makers.image(size=(15_001, 10)), "too large to print"),
        (makers.image("PNG", (900, 900))[:300], "damaged"),
        (makers.image(size=(900, 900))[:3000], "damaged"),
        (b"\x89PNG\r\n\x1a\nnot", "damaged"),
    ],
)
def test_what_cannot_be_shown_in_full_is_refused_with_a_reason(data, reason):
    with pytest.raises(ExhibitRefused, match=reason):
        make.make(JOB, data, ())


def test_metadata_are_cut_out_of_a_jpeg_without_touching_the_picture():
    data = with_exif()
    cut = image.without_metadata(data)
    assert len(cut) < len(data)
    assert Image.open(io.BytesIO(cut)).tobytes() == Image.open(io.BytesIO(data)).tobytes()
