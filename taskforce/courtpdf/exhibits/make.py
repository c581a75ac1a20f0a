"""In the child: from the bytes of an exhibit to pages, or a refusal."""

import io
from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from typing import Any

import pikepdf
from pikepdf import Pdf

from ..boxes import Row, by_page
from ..child.findings import findings_of
from ..child.normalize import written
from ..errors import ExhibitRefused
from ..parts import Part
from . import faults, flat, image, outside, pdf, prune
from .kinds import paged_kind


def make(job: Mapping[str, Any], data: bytes, covered: Container[int]) -> Part:
    """The exhibit's pages.  ``job`` has limits, pdfa, and may have boxes and flatten."""
    kind = paged_kind(data)
    boxes = by_page(job.get("boxes", ()))
    if kind == "PDF":
        return _from_pdf(job, data, boxes)
    made, pages, notices = image.reproduce(data, job["limits"], boxes)
    _refuse_lost(boxes, pages)
    out, findings = _checked(made, job["pdfa"])
    return _part(out, pages, [*notices, *_told(boxes)], findings)


def _from_pdf(job: Mapping[str, Any], data: bytes, boxes: Mapping[int, Sequence[Row]]) -> Part:
    made = pdf.reproduce(data, job["limits"])
    pages, notices = len(made.places), [*made.notices, *_told(boxes)]
    _refuse_lost(boxes, pages)
    cut = [] if boxes and len(boxes) == pages else outside.pages_beyond(made.pdf, made.places)
    if redrawn := {*boxes, *cut}:
        _flatten(made, redrawn, boxes)
    if cut:
        notices.append(outside.told(cut))
    out, findings = _checked(made.pdf, job["pdfa"])
    if findings and job.get("flatten"):
        wrong = [page for page in faults.pages_at_fault(made.pdf) if page not in redrawn]
        if len(wrong) <= faults.MOST:
            _flatten(made, wrong, {})
            out, findings = _checked(made.pdf, job["pdfa"])
            notices.append(faults.told(wrong))
    return _part(out, pages, notices, findings)


def _flatten(
    made: pdf.Reproduction, pages: Iterable[int], boxes: Mapping[int, Sequence[Row]]
) -> None:
    try:
        prune.prune(made.pdf)
        flat.flatten(made.pdf, made.places, pages, boxes)
    except pikepdf.PdfError as error:
        raise ExhibitRefused("The file is damaged and cannot be drawn in full.") from error


def _checked(made: Pdf, pdfa: str) -> tuple[bytes, tuple[str, ...]]:
    out = written(made)
    with Pdf.open(io.BytesIO(out)) as again:
        return out, findings_of(again) if pdfa else ()


def _part(out: bytes, source_pages: int, notices: Sequence[str], findings: tuple[str, ...]) -> Part:
    with Pdf.open(io.BytesIO(out)) as made:
        pages = len(made.pages)
    if pages != source_pages:
        raise ExhibitRefused(f"Of its {source_pages} pages only {pages} could be reproduced.")
    return Part(
        pdf=out, pages=pages, source_pages=source_pages, notices=tuple(notices), pdfa=findings
    )


def _refuse_lost(boxes: Collection[int], pages: int) -> None:
    """A box that would cover nothing means that something would be seen."""
    if boxes and max(boxes) >= pages:
        raise ExhibitRefused(
            f"A place on page {max(boxes) + 1} is to be covered, and the file has {pages} pages."
        )


def _told(boxes: Mapping[int, Sequence[Row]]) -> list[str]:
    if not boxes:
        return []
    places = sum(len(found) for found in boxes.values())
    return [
        f"Redacted: {places} {'place' if places == 1 else 'places'} on "
        f"{faults.named(boxes)}, rebuilt as images without what was there."
    ]
