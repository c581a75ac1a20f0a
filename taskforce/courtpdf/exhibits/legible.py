"""In the child: the words of every page of an exhibit, each with its place on the page."""

import json
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Pdf

from ..errors import ExhibitRefused
from . import image, pdf, preview
from .kinds import IMAGES, kind_of
from .words import words

Row = tuple[str, float, float, float, float]


def make(data: bytes) -> tuple[dict[str, Any], bytes]:
    """JSON: for each page its words with left, top, width, height in fractions of it."""
    kind = kind_of(data)
    if kind != "PDF" and kind not in IMAGES:
        raise ExhibitRefused("This kind of file has no pages that can be reproduced.")
    pages = _pdf(data) if kind == "PDF" else [[] for _ in range(_frames(data))]
    return {}, json.dumps(pages).encode()


def _frames(data: bytes) -> int:
    """An image has pages, and no text that can be read from its bytes."""
    return getattr(image.opened(data), "n_frames", 1)


def _pdf(data: bytes) -> list[list[Row]]:
    with pdf.opened(data) as source:
        try:
            pdf.as_seen(source)
            return [_page(source, number) for number in range(1, len(source.pages) + 1)]
        except (pikepdf.PdfError, pdfium.PdfiumError) as error:
            raise ExhibitRefused("The file is damaged and cannot be read in full.") from error


def _page(source: Pdf, number: int) -> list[Row]:
    with pdfium.PdfDocument(preview.single(source, number)) as document:
        page = document[0]
        wide, tall = page.get_size()
        return [
            (
                word.text,
                _inside(word.edges[0] / wide),
                _inside(1 - word.edges[3] / tall),
                _inside((word.edges[2] - word.edges[0]) / wide),
                _inside((word.edges[3] - word.edges[1]) / tall),
            )
            for word in words(page, ())
        ]


def _inside(side: float) -> float:
    return round(min(1.0, max(0.0, side)), 5)
