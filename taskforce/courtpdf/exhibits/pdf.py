"""A PDF exhibit: each page becomes a drawing that can do nothing but be looked at.

What a page shows is kept, notes and filled-in fields included.  What a file can
*do* is left behind, because only drawings and the things they are drawn with
are copied: scripts, actions, links, attached files, forms and hidden layers
stay in the original, whose hash is on the exhibit sheet.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from ..errors import ExhibitRefused
from . import clean, frame
from .frame import Place

SMALLEST, LARGEST = 3.0, 14_400.0 * 3


@dataclass(frozen=True)
class Reproduction:
    """New pages, where on them the original pages lie, and what was left behind."""

    pdf: Pdf
    places: list[Place]
    notices: list[str]


def reproduce(data: bytes, limits: Mapping[str, Any]) -> Reproduction:
    with opened(data) as source:
        count = len(source.pages)
        if not count:
            raise ExhibitRefused("The file has no pages.")
        if count > limits["pages"]:
            raise ExhibitRefused(
                f"The file has {count:,} pages; at most {limits['pages']:,} are reproduced."
            )
        notices = _left_behind(source)
        try:
            made, places = _rebuilt(source, limits)
        except pikepdf.PdfError as error:
            raise ExhibitRefused("The file is damaged and cannot be read in full.") from error
    return Reproduction(made, places, notices)


def opened(data: bytes) -> Pdf:
    try:
        source = Pdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise ExhibitRefused("The file is encrypted and needs a password.") from error
    except pikepdf.PdfError as error:
        raise ExhibitRefused("The file is damaged and cannot be opened as a PDF.") from error
    if source.get_warnings():
        # What is rebuilt from a damaged file may lack content without a trace.
        raise ExhibitRefused("The file is damaged: parts of it may be missing.")
    declared = source.Root.get("/Pages", Dictionary()).get("/Count")
    if declared != len(source.pages):
        raise ExhibitRefused(
            f"The file is damaged: it speaks of {declared} pages, "
            f"and {len(source.pages)} can be found."
        )
    form = source.Root.get("/AcroForm")
    if form is not None and "/XFA" in form and source.Root.get("/NeedsRendering") is True:
        raise ExhibitRefused("The file is a dynamic form, which has no fixed pages.")
    return source


def _left_behind(source: Pdf) -> list[str]:
    notices = []
    names = source.Root.get("/Names", Dictionary())
    attached = len(source.attachments)
    attached += sum(
        annotation.get("/Subtype") == Name.FileAttachment
        for page in source.pages
        for annotation in page.obj.get("/Annots", [])
    )
    if attached:
        notices.append(
            f"The original carries {attached} attached "
            f"{'file' if attached == 1 else 'files'}, not reproduced here."
        )
    if "/JavaScript" in names or "/OpenAction" in source.Root or "/AA" in source.Root:
        notices.append("The original carries a script or action, not reproduced here.")
    if "/AcroForm" in source.Root:
        notices.append("The original is a form; its fields are reproduced as filled in.")
    return notices


def as_seen(source: Pdf) -> None:
    """Draw forms and notes into the pages, and mark what is not shown."""
    if "/AcroForm" in source.Root:
        if any(
            "/V" in field and "/AP" not in field
            for page in source.pages
            for field in page.obj.get("/Annots", [])
        ):
            source.Root.AcroForm.NeedAppearances = True  # filled in, and not drawn
        source.generate_appearance_streams()
    source.flatten_annotations("all")
    clean.mark_hidden_layers(source)


def _rebuilt(source: Pdf, limits: Mapping[str, Any]) -> tuple[Pdf, list[Place]]:
    as_seen(source)
    cleaner = clean.Cleaner()
    made = Pdf.new()
    places = []
    for page in source.pages:
        size = upright(page)
        form = made.copy_foreign(source.make_indirect(page.as_form_xobject()))
        cleaner.form(form)
        places.append(frame.add_page(made, form, size, limits, origin=origin(form)))
    return made, places


def origin(form: pikepdf.Stream) -> tuple[float, float]:
    """Where the drawing begins: its lower left corner, turned as the page is."""
    left, bottom, right, top = (float(x) for x in form.BBox)
    a, b, c, d, e, f = (float(x) for x in form.get("/Matrix", (1, 0, 0, 1, 0, 0)))
    corners = [(x, y) for x in (left, right) for y in (bottom, top)]
    return (
        min(a * x + c * y + e for x, y in corners),
        min(b * x + d * y + f for x, y in corners),
    )


def upright(page: pikepdf.Page) -> tuple[float, float]:
    """The size of the page as seen; what is outside its crop box is cut off."""
    box = [float(x) for x in page.cropbox]
    media = [float(x) for x in page.mediabox]
    left, bottom = (
        max(min(box[0], box[2]), min(media[0], media[2])),
        max(min(box[1], box[3]), min(media[1], media[3])),
    )
    right, top = (
        min(max(box[0], box[2]), max(media[0], media[2])),
        min(max(box[1], box[3]), max(media[1], media[3])),
    )
    width, height = right - left, top - bottom
    unit = float(page.obj.get("/UserUnit", 1))
    if not all(SMALLEST <= side * unit <= LARGEST for side in (width, height)):
        raise ExhibitRefused("A page of the file has an impossible size.")
    page.obj.TrimBox = Array([left, bottom, right, top])
    rotated = int(page.obj.get("/Rotate", 0)) % 180 == 90
    return (height * unit, width * unit) if rotated else (width * unit, height * unit)
