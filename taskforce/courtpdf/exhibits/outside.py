"""Pages that draw something where nobody sees it: beyond the box that a page is cut to.

What is cut off would stay in the file, to be read by whoever removes the cut. Such pages are
rebuilt as images of what is seen.
"""

import ctypes
import io
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from pikepdf import Pdf
from pypdfium2 import raw

from . import faults
from .flat import shown_at
from .frame import Place
from .words import Edges

SLACK = 4.0  # points: less than a line of letters that can be read
DEEPEST = 8
Matrix = tuple[float, float, float, float, float, float]
UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def pages_beyond(made: Pdf, places: Sequence[Place]) -> list[int]:
    """The pages (from 0) of a reproduction that draw beyond where the original page lies."""
    drawn = io.BytesIO()
    made.save(drawn)
    found = []
    with pdfium.PdfDocument(drawn) as source:
        for number, place in enumerate(places):
            page = source[number]
            if any(_is_beyond(kind, one, shown_at(place)) for kind, one in things(page)):
                found.append(number)
            page.close()
    return found


def told(pages: Sequence[int]) -> str:
    """The remark on the exhibit's sheet."""
    return (
        f"Something is drawn beyond the edge of {faults.named(pages)}: rebuilt as images of what "
        "is seen."
    )


def things(page: pdfium.PdfPage) -> Iterator[tuple[int, Edges]]:
    """Whatever a page draws, with its kind and its edges on the sheet."""
    for at in range(raw.FPDFPage_CountObjects(page.raw)):
        yield from _inside(raw.FPDFPage_GetObject(page.raw, at), UPRIGHT, 0)


def _inside(thing: object, around: Matrix, depth: int) -> Iterator[tuple[int, Edges]]:
    kind = raw.FPDFPageObj_GetType(thing)
    if kind != raw.FPDF_PAGEOBJ_FORM or depth >= DEEPEST:
        edges = pdfium_edges(thing)
        if edges is not None:
            yield kind, _moved(edges, around)
        return
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(thing, own)
    matrix = _times((own.a, own.b, own.c, own.d, own.e, own.f), around)
    for at in range(raw.FPDFFormObj_CountObjects(thing)):
        yield from _inside(raw.FPDFFormObj_GetObject(thing, at), matrix, depth + 1)


def pdfium_edges(thing: object) -> Edges | None:
    """Left, bottom, right and top of an object, in the space it is drawn in."""
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(thing, *sides):
        return None
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def _moved(edges: Edges, matrix: Matrix) -> Edges:
    a, b, c, d, e, f = matrix
    corners = [(x, y) for x in (edges[0], edges[2]) for y in (edges[1], edges[3])]
    across = [a * x + c * y + e for x, y in corners]
    upward = [b * x + d * y + f for x, y in corners]
    return min(across), min(upward), max(across), max(upward)


def _is_beyond(kind: int, one: Edges, shown: Edges) -> bool:
    """Lines and fills may run over the edge; text and pictures may not, nor anything beyond it."""
    gone = one[2] < shown[0] or one[0] > shown[2] or one[3] < shown[1] or one[1] > shown[3]
    if gone or kind == raw.FPDF_PAGEOBJ_PATH:
        return gone
    return (
        one[0] < shown[0] - SLACK
        or one[1] < shown[1] - SLACK
        or one[2] > shown[2] + SLACK
        or one[3] > shown[3] + SLACK
    )
