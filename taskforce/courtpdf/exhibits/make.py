"""In the child: from the bytes of an exhibit to pages, or a refusal."""

import io
from collections.abc import Container, Mapping
from typing import Any

from pikepdf import Pdf

from ..child.normalize import written
from ..child.section import findings_of
from ..errors import ExhibitRefused
from ..parts import Part
from . import image, pdf

IMAGES = ("JPEG", "PNG", "TIFF", "HEIF")


def make(job: Mapping[str, Any], data: bytes, covered: Container[int]) -> Part:
    kind = kind_of(data)
    if kind == "PDF":
        made, source_pages, notices = pdf.reproduce(data, job["limits"])
    elif kind in IMAGES:
        made, source_pages, notices = image.reproduce(data, job["limits"])
    else:
        raise ExhibitRefused("This kind of file has no pages that can be reproduced.")
    if len(made.pages) != source_pages:
        raise ExhibitRefused(
            f"Of its {source_pages} pages only {len(made.pages)} could be reproduced."
        )
    out = written(made)
    made.close()
    with Pdf.open(io.BytesIO(out)) as again:
        findings = findings_of(again) if job["pdfa"] else ()
    return Part(
        pdf=out,
        pages=source_pages,
        source_pages=source_pages,
        notices=tuple(notices),
        pdfa=findings,
    )


def kind_of(data: bytes) -> str:
    """By content: a name or a declared type may be wrong, or meant to mislead."""
    if b"%PDF-" in data[:1024]:
        return "PDF"
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:4] in (b"II*\0", b"MM\0*"):
        return "TIFF"
    if data[4:8] == b"ftyp" and data[8:12] in (b"heic", b"heix", b"mif1", b"heim", b"msf1"):
        return "HEIF"
    return ""
