"""One section: rendered, folded, read back, checked."""

import hashlib
from collections import Counter
from collections.abc import Container, Mapping
from typing import Any

import pikepdf
from pikepdf import Pdf, pdfa

from ..errors import TextLost
from ..parts import Part
from ..text import letters
from . import normalize, readback, weasy


def make(job: Mapping[str, Any], images: Mapping[str, bytes], covered: Container[int]) -> Part:
    """Raises ``TextLost`` where something typed cannot be read from the pages."""
    made = weasy.render(
        job["html"],
        lang=job["lang"],
        title=job["title"],
        kind=job["kind"],
        layout=job["layout"],
        images=images,
        covered=covered,
    )
    name = job["title"] or job["id"]
    if made.off_page:
        raise TextLost(f"Text runs off the page in “{name}”, near “{made.off_page[0]}”.", job["id"])
    pdf, read = normalize.normalize(made.pdf, job["prefix"])
    with pdf:
        lost = readback.missing(made.expected, read)
        if lost:
            raise TextLost(
                f"Text in “{name}” cannot be read back from its pages, from “{lost}” on.", job["id"]
            )
        data = normalize.written(pdf)
        findings = ()
        if job["pdfa"]:
            seen: dict[bytes, set[bytes]] = {}
            for page in pdf.pages:
                page.obj.Contents.write(
                    normalize.each_glyph_once(page.obj.Contents.read_bytes(), seen)
                )
            findings = findings_of(pdf)
    typed = letters(made.expected)
    return Part(
        pdf=data,
        pages=made.pages,
        bookmarks=tuple(made.bookmarks),
        anchors=made.anchors,
        links=tuple(made.links),
        notices=tuple(_notices(made.replaced)),
        pdfa=findings,
        letters=len(typed),
        text_sha256=hashlib.sha256(typed.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def findings_of(pdf: Pdf) -> tuple[str, ...]:
    """What the PDF/A check says of the pages, once dressed as a document."""
    dressed = Pdf.new()
    dressed.pages.extend(pdf.pages)
    if "/StructTreeRoot" in pdf.Root:
        dressed.Root.MarkInfo = pikepdf.Dictionary(Marked=True)
    pdfa.prepare(dressed, "2b")
    report = pdfa.check(dressed, "2b")
    if report.passed:
        return ()
    return tuple(sorted({str(finding)[:200] for finding in report.findings}))[:10]


def _notices(replaced: Counter[str]) -> list[str]:
    return [
        f"{code} printed as its code or left out, {count} times"
        for code, count in sorted(replaced.items())
    ]
