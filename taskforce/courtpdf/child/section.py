"""One section: rendered, folded, read back, checked."""

import hashlib
from collections import Counter
from collections.abc import Container, Mapping
from typing import Any

from ..errors import TextLost
from ..parts import Part
from ..text import letters
from . import normalize, readback, weasy
from .findings import findings_of


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


def _notices(replaced: Counter[str]) -> list[str]:
    return [
        f"{code} printed as its code or left out, {count} times"
        for code, count in sorted(replaced.items())
    ]
