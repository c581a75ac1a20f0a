"""In the child: one page of an exhibit as a picture, or the sizes of all of them.

What is shown is what ``make`` would reproduce: the same corrections, the same
upright page, so that a place on the picture is the same place in the file.
"""

import io
from collections.abc import Mapping
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Dictionary, Name, Pdf
from PIL import Image, ImageOps

from ..errors import ExhibitRefused
from . import clean, flat, image, pdf
from .kinds import paged_kind

PIXEL = 0.75  # points
TALLEST = 12  # widths: what is longer is shown smaller


def make(job: Mapping[str, Any], data: bytes) -> tuple[dict[str, Any], bytes]:
    """Sizes of all pages in points where ``page`` is 0; else that page as a JPEG."""
    show = _pdf if paged_kind(data) == "PDF" else _image
    return show(data, job["page"], job["width"])


def _pdf(data: bytes, number: int, width: int) -> tuple[dict[str, Any], bytes]:
    with pdf.opened(data) as source:
        if not number:
            return {"sizes": [pdf.upright(page) for page in source.pages]}, b""
        _refuse_beyond(number, len(source.pages))
        try:
            pdf.as_seen(source)
            alone = single(source, number)
        except pikepdf.PdfError as error:
            raise ExhibitRefused("The file is damaged and cannot be read in full.") from error
    return {}, _drawn(alone, width)


def single(source: Pdf, number: int) -> bytes:
    """A file with that page alone, cleaned as the exhibit will be."""
    page = source.pages[number - 1]
    size = pdf.upright(page)
    out = io.BytesIO()
    with Pdf.new() as made:
        form = made.copy_foreign(source.make_indirect(page.as_form_xobject()))
        clean.Cleaner().form(form)
        x, y = pdf.origin(form)
        sheet = made.add_blank_page(page_size=size)
        sheet.obj.Resources = Dictionary(XObject=Dictionary(X=form))
        sheet.obj.Contents = made.make_stream(f"1 0 0 1 {-x:.4f} {-y:.4f} cm /X Do".encode())
        sheet.obj.Type = Name.Page
        made.save(out)
    return out.getvalue()


def _drawn(data: bytes, width: int) -> bytes:
    try:
        with pdfium.PdfDocument(data) as document:
            page = document[0]
            wide, tall = page.get_size()
            density = min(width / wide, width * TALLEST / tall)
            return _jpeg(flat.drawing(page, density))
    except pdfium.PdfiumError as error:
        raise ExhibitRefused("The page cannot be drawn.") from error


def _image(data: bytes, number: int, width: int) -> tuple[dict[str, Any], bytes]:
    opened = image.opened(data)
    frames = getattr(opened, "n_frames", 1)
    if not number:
        return {"sizes": [_size(opened, frame) for frame in range(frames)]}, b""
    _refuse_beyond(number, frames)
    try:
        if frames > 1:
            opened.seek(number - 1)
        image.check_size(opened)
        shown = image.plain(ImageOps.exif_transpose(opened))
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise ExhibitRefused("The image is damaged and cannot be shown in full.") from error
    shown.thumbnail((width, width * TALLEST), Image.Resampling.LANCZOS)
    return {}, _jpeg(shown)


def _size(opened: Image.Image, frame: int) -> tuple[float, float]:
    if frame:
        opened.seek(frame)
    image.check_size(opened)
    width, height = opened.size
    if opened.getexif().get(image.ORIENTATION, 1) >= 5:
        width, height = height, width
    return width * PIXEL, height * PIXEL


def _refuse_beyond(number: int, count: int) -> None:
    if number > count:
        raise ExhibitRefused(f"The file has {count:,} pages, and no page {number:,}.")


def _jpeg(shown: Image.Image) -> bytes:
    out = io.BytesIO()
    shown.save(out, "JPEG", quality=82)
    return out.getvalue()
