"""What nobody sees of an exhibit does not stay in the file: beyond the cut, behind the end."""

import io

import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from taskforce.courtpdf import MemoryStore, build, page_words
from taskforce.courtpdf.exhibits.image import without_metadata
from taskforce.courtpdf.leaks import leaks

from . import makers

SEEN = b"BT /F 12 Tf 100 500 Td (A page that can be read by all) Tj ET "
SECRET = b"BT /F 12 Tf 100 %d Td (Rosamund Eckhart) Tj ET "
BEYOND = "beyond the edge of page 1"


def cut(content: bytes, box=(0, 200, 612, 792)) -> bytes:
    made = makers.pdf(text="x")
    made.pages[0].obj.Contents = made.make_stream(content)
    made.pages[0].obj.CropBox = Array(list(box))
    return makers.saved(made)


def made_of(data: bytes, tmp_path, kind: str = "application/pdf"):
    plan = makers.plan(makers.exhibit(1, data, kind))
    return build(plan, store=MemoryStore(), output=tmp_path / "e.pdf", workers=1)


@pytest.mark.parametrize("height", [50, 180, -40])
def test_text_outside_the_crop_box_is_in_no_byte_of_the_file(tmp_path, height):
    made = made_of(cut(SEEN + SECRET % height), tmp_path)
    assert leaks(made.path, ["Rosamund Eckhart", "Rosamund"]) == []
    assert leaks(made.path, ["A page that can be read by all"]) != []
    assert any(BEYOND in notice for notice in made.notices)


def test_a_page_that_draws_within_its_crop_box_stays_what_it_is(tmp_path):
    made = made_of(cut(b"1 g -9 -9 700 900 re f " + SEEN), tmp_path)
    assert not any(BEYOND in notice for notice in made.notices)


def test_the_share_of_a_page_that_is_a_picture_is_told():
    made = Pdf.open(io.BytesIO(cut(SEEN, (0, 0, 612, 792))))
    page = made.pages[0]
    page.obj.Resources.XObject = Dictionary(I=made.make_stream(b"\x80", _image()))
    page.obj.Contents = made.make_stream(SEEN + b"q 306 0 0 396 0 0 cm /I Do Q")
    (told,) = page_words(makers.saved(made), "application/pdf")
    assert told.pictured == pytest.approx(0.25, abs=0.01)
    assert [word.text for word in told.words][:2] == ["A", "page"]
    (plain,) = page_words(cut(SEEN), "application/pdf")
    assert plain.pictured == 0


def _image() -> Dictionary:
    return Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )


@pytest.mark.parametrize("progressive", [True, False])
def test_what_follows_the_end_of_a_photograph_is_left_behind(tmp_path, progressive):
    photo = makers.image(progressive=progressive)
    notes = Image.Exif()
    notes[0x010E] = "Rosamund Eckhart was here"
    behind = b"ftypmp42 GPS +33.4484-112.0740/ " + makers.image(exif=notes)
    kept = without_metadata(photo + behind)
    assert b"+33.4484" not in kept and b"Rosamund" not in kept
    assert kept == without_metadata(photo)
    assert Image.open(io.BytesIO(kept)).tobytes() == Image.open(io.BytesIO(photo)).tobytes()
    made = made_of(photo + behind, tmp_path, "image/jpeg")
    assert b"+33.4484" not in made.path.read_bytes()
