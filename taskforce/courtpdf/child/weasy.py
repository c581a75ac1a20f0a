"""Everything that touches WeasyPrint, its inside included, is in this file.

WeasyPrint is given a tree that was tamed, styles of our own, and a fetcher that
knows nothing but the section's own images.  One thing is changed inside it: the
marked-content operator of each piece of text also carries the text itself
(``/ActualText``) where the font's own table cannot give it back - one glyph may
stand for different letters in the scripts of South and South-East Asia - and
tells of text that runs off the page.  A later version that renames what is used
here does no silent harm: the readback after rendering finds what is missing.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pydyf
from weasyprint import CSS, HTML
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.pdf.stream import Stream
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from ..errors import SectionFailed
from ..text import INVISIBLE, is_right_to_left
from . import markup

STYLE = Path(__file__).parent.parent / "style" / "court.css"
PT = 0.75  # points in a CSS pixel
COMPLEX = re.compile("[\u0900-\u109f\u1780-\u18af\u1900-\u1cff\u0f00-\u0fff\ua800-\uabff]")


@dataclass
class Rendered:
    """What came out of one section; places are ``(page, x, y)`` in points."""

    pdf: bytes
    pages: int
    expected: str
    bookmarks: list[tuple[int, str, int, float, float]]
    anchors: dict[str, tuple[int, float, float]]
    links: list[str]
    replaced: Counter[str] = field(default_factory=Counter)
    off_page: list[str] = field(default_factory=list)


class OwnImages(URLFetcher):
    """Serves the section's own images by name, and refuses all else."""

    def __init__(self, images: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self.images = images

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        name = url.removeprefix(markup.RESOURCE)
        if name == url or name not in self.images:
            raise FatalURLFetchingError(f"it asks for {url[:80]!r}, which it was not given")
        return URLFetcherResponse(url, self.images[name])


class Nothing(URLFetcher):
    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        raise FatalURLFetchingError("styles may not fetch")


@lru_cache(maxsize=1)
def _fonts() -> FontConfiguration:
    return FontConfiguration()


@lru_cache(maxsize=8)
def _styles(page_css: str) -> list[CSS]:
    text = STYLE.read_text()
    return [
        CSS(string=css, font_config=_fonts(), url_fetcher=Nothing()) for css in (text, page_css)
    ]


def page_css(layout: Mapping[str, object], kind: str) -> str:
    """The page rule of a court's layout."""
    width, height = layout["page"]  # type: ignore[misc]
    margins = " ".join(
        f"{layout[f'margin_{side}']}pt" for side in ("top", "right", "bottom", "left")
    )
    spacing = 2 if layout["double_spaced"] and kind == "body" else 1.38
    return (
        f"@page {{ size: {width}pt {height}pt; margin: {margins} }}"
        f"html {{ font-size: {layout['text_size']}pt; line-height: {spacing} }}"
    )


def render(
    html: str,
    *,
    lang: str,
    title: str,
    kind: str,
    layout: Mapping[str, object],
    images: Mapping[str, bytes],
    covered: Container[int],
) -> Rendered:
    source = HTML(
        string=f"<!doctype html><html><head><title></title></head><body>{html}</body></html>",
        url_fetcher=OwnImages(images),
        base_url=None,
    )
    root = source.etree_element
    replaced = markup.tame(root, covered)
    root.attrib["lang"] = lang
    root.find("head/title").text = title or "-"
    _hook.off_page = []
    try:
        document = source.render(stylesheets=_styles(page_css(layout, kind)), font_config=_fonts())
        pdf = document.write_pdf(pdf_tags=True, pdf_version="1.7")
    except FatalURLFetchingError as error:
        raise SectionFailed(f"“{title}” could not be laid out: {error}.") from error
    return Rendered(
        pdf,
        len(document.pages),
        markup.typed_text(root),
        _bookmarks(document),
        _anchors(document),
        markup.links(root),
        replaced,
        _hook.off_page,
    )


def _anchors(document: object) -> dict[str, tuple[int, float, float]]:
    return {
        name: (number, x * PT, (page.height - y) * PT)
        for number, page in enumerate(document.pages)  # type: ignore[attr-defined]
        for name, (x, y, *_) in page.anchors.items()
    }


def _bookmarks(document: object) -> list[tuple[int, str, int, float, float]]:
    return [
        (level, label, number, x * PT, (page.height - y) * PT)
        for number, page in enumerate(document.pages)  # type: ignore[attr-defined]
        for level, label, (x, y), _state in page.bookmarks
    ]


class _Hook:
    """Wraps ``Stream.marked``, which opens the marked content of each text box."""

    def __init__(self) -> None:
        self.off_page: list[str] = []

    @contextmanager
    def marked(self, stream: Stream, box: object, tag: str) -> Iterator[None]:
        if stream._tags is None:  # an untagged document of somebody else in this process
            yield
            return
        properties = pydyf.Dictionary({"MCID": len(stream._tags)})
        stream._tags[box] = {"tag": tag, "mcid": len(stream._tags)}
        if isinstance(box, TextBox):
            if needs_actual_text(box.text):
                properties["ActualText"] = pydyf.String(box.text)
            self._notice_off_page(stream, box)
        stream.begin_marked_content(tag, properties)
        try:
            yield
        finally:
            stream.end_marked_content()

    def _notice_off_page(self, stream: Stream, box: TextBox) -> None:
        left, top, width, height = stream.page_rectangle
        inside = (
            box.position_x >= left - 1
            and box.position_x + box.width <= width + 1
            and box.position_y >= top - 1
            and box.position_y + box.height <= height + 1
        )
        if not inside and box.text.strip():
            self.off_page.append(box.text[:60])


def needs_actual_text(text: str) -> bool:
    if text.isascii() or is_right_to_left(text):
        return False
    return bool(COMPLEX.search(text)) or any(
        c not in INVISIBLE and unicodedata.category(c)[0] == "M" for c in text
    )


_hook = _Hook()
Stream.marked = lambda stream, box, tag: _hook.marked(stream, box, tag)
