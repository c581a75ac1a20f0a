"""Pictures of an exhibit's pages, for a person who draws boxes on them."""

import io

import pytest
from PIL import Image

from taskforce.courtpdf import page_image, page_sizes
from taskforce.courtpdf.errors import ExhibitRefused
from taskforce.courtpdf.exhibits import preview

from . import makers


def shown(data: bytes, page: int = 1, width: int = 300) -> Image.Image:
    job = {"page": page, "width": width}
    return Image.open(io.BytesIO(preview.make(job, data)[1]))


def test_a_child_draws_the_page_that_was_asked_for():
    made = makers.pdf(2)
    made.pages[1].obj.Contents = made.make_stream(b"0 g 0 0 612 792 re f")
    data = makers.saved(made)
    pictures = [
        Image.open(io.BytesIO(page_image(lambda: io.BytesIO(data), "application/pdf", page, 200)))
        for page in (1, 2)
    ]
    assert [picture.getpixel((5, 5)) > (200, 200, 200) for picture in pictures] == [True, False]
    assert {picture.width for picture in pictures} == {200}


def test_the_sizes_of_all_pages_are_told_upright():
    made = makers.pdf(2)
    made.pages[1].obj.Rotate = 90
    assert page_sizes(makers.saved(made), "application/pdf") == [(612, 792), (792, 612)]


def test_an_image_is_shown_upright_without_being_blown_up():
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = shown(makers.image(size=(200, 100), exif=exif), width=4000)
    assert picture.size == (100, 200)


def test_each_page_of_a_fax_can_be_shown():
    out = io.BytesIO()
    pages = [Image.new("L", (30, 40), shade) for shade in (0, 255)]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    assert [shown(out.getvalue(), page).convert("L").getpixel((9, 9)) > 99 for page in (1, 2)] == [
        False,
        True,
    ]


def test_a_picture_carries_nothing_about_its_owner():
    exif = Image.Exif()
    exif[0x010F] = "Phone of Jane Doe"
    data = preview.make({"page": 1, "width": 99}, makers.image(exif=exif))[1]
    assert b"Jane" not in data


@pytest.mark.parametrize(
    ("data", "page", "reason"),
    [
        (makers.saved(makers.pdf(2)), 3, "no page 3"),
        (makers.image(), 2, "no page 2"),
        (makers.encrypted_pdf(), 1, "encrypted"),
        (makers.bomb_png(), 1, "too large"),
        (b"PK\x03\x04", 1, "no pages"),
        (b"", 1, "no pages"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_a_reason(data, page, reason):
    with pytest.raises(ExhibitRefused, match=reason):
        page_image(data, "application/octet-stream", page, 200)


def test_a_page_before_the_first_and_a_text_are_refused_without_a_child():
    for media_type, page in (("application/pdf", 0), ("text/plain", 1)):
        with pytest.raises(ExhibitRefused):
            page_image(b"x", media_type, page, 200)
