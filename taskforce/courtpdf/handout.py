"""A copy of a finished file that says in its margin to whom it was handed, and when.

The stored file is not touched. The copy is another file with another hash; it carries no
signature, because a signature over other bytes would be false, and it says so itself.
"""

from typing import BinaryIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Pdf

from .bind.stamps import StampFont, placeholder

FONT = Name("/CtH")
SIZE = 6.5
EDGE, ENDS = 15.0, 40.0  # points from the left edge, and from both ends of it


def hand_out(source: BinaryIO, output: BinaryIO, line: str) -> None:
    """Write a copy with that line along the left edge of each page.

    The same source and line give the same bytes. Raises ``pikepdf.PdfError`` for what is no PDF.
    """
    with Pdf.open(source) as pdf:
        font = StampFont()
        target = placeholder(pdf)
        made: dict[float, Object] = {}
        for page in pdf.pages:
            height = float(page.mediabox[3])
            if height not in made:
                made[height] = pdf.make_stream(_stamp(font, line, height))
            if "/Font" not in page.resources:
                page.resources.Font = Dictionary()
            page.resources.Font[FONT] = target
            page.contents_add(made[height], prepend=True)
        font.embed(pdf, target)
        _unsigned(pdf)
        pdf.save(
            output,
            deterministic_id=True,
            min_version="1.7",
            object_stream_mode=ObjectStreamMode.generate,
        )


def _stamp(font: StampFont, line: str, height: float) -> bytes:
    text = font.encoded(font.fitted(line, SIZE, height - 2 * ENDS))
    return (
        "/Artifact <</Type /Pagination /Subtype /Header /Attached [/Left]>> BDC q 0.35 g "
        f"BT {FONT} {SIZE} Tf 0 1 -1 0 {EDGE} {ENDS} Tm {text} Tj ET Q EMC"
    ).encode()


def _unsigned(pdf: Pdf) -> None:
    """Without the signature of the original, which does not hold for this copy."""
    if "/AcroForm" not in pdf.Root:
        return
    del pdf.Root.AcroForm
    if "/Extensions" in pdf.Root:  # came with the signature
        del pdf.Root.Extensions
    for page in pdf.pages:
        kept = [one for one in page.obj.get("/Annots", []) if one.get("/FT") != Name.Sig]
        if "/Annots" in page.obj and len(kept) != len(page.obj.Annots):
            if kept:
                page.obj.Annots = Array(kept)
            else:
                del page.obj.Annots
