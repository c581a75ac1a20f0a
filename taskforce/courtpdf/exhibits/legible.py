"""In the child: the words of every page of an exhibit, and how much of it is a picture."""

import json
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Pdf
from pypdfium2 import raw

from ..errors import ExhibitRefused
from . import image, outside, pdf, preview
from .kinds import paged_kind
from .words import words

Row = tuple[str, float, float, float, float]


def make(data: bytes) -> tuple[dict[str, Any], bytes]:
    """JSON: for each page its words with left, top, width, height, and the pictures' share.

    All in fractions of the page; pictures that lie one over another count twice.
    """
    is_pdf = paged_kind(data) == "PDF"
    pages = _pdf(data) if is_pdf else [([], 1.0) for _ in range(_frames(data))]
    return {}, json.dumps(pages).encode()


def _frames(data: bytes) -> int:
    """An image has pages, and no text that can be read from its bytes."""
    return getattr(image.opened(data), "n_frames", 1)


def _pdf(data: bytes) -> list[tuple[list[Row], float]]:
    with pdf.opened(data) as source:
        try:
            pdf.as_seen(source)
            return [_page(source, number) for number in range(1, len(source.pages) + 1)]
        except (pikepdf.PdfError, pdfium.PdfiumError) as error:
            raise ExhibitRefused("The file is damaged and cannot be read in full.") from error


def _page(source: Pdf, number: int) -> tuple[list[Row], float]:
    with pdfium.PdfDocument(preview.single(source, number)) as document:
        page = document[0]
        wide, tall = page.get_size()
        found = [
            (
                word.text,
                _inside(word.edges[0] / wide),
                _inside(1 - word.edges[3] / tall),
                _inside((word.edges[2] - word.edges[0]) / wide),
                _inside((word.edges[3] - word.edges[1]) / tall),
            )
            for word in words(page, ())
        ]
        return found, _pictured(page, wide * tall)


def _pictured(page: pdfium.PdfPage, area: float) -> float:
    """The share of the page that images take (shadings too: they can be made of dots)."""
    taken = sum(
        (edges[2] - edges[0]) * (edges[3] - edges[1])
        for kind, edges in outside.things(page)
        if kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING, raw.FPDF_PAGEOBJ_FORM)
    )
    return round(min(1.0, taken / area), 4)


def _inside(side: float) -> float:
    return round(min(1.0, max(0.0, side)), 5)
