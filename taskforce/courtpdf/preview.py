"""Pages of an exhibit as pictures, for a person who draws boxes on them.

Made in a limited child of their own, so that a hostile file can do no more than
fail.  A picture holds case content: hand it to nobody who may not see the file.
"""

import contextlib
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from .child.wire import PIECE
from .errors import CourtPdfError, ExhibitRefused
from .exhibits import ways
from .workers import Child, Limits

Source = bytes | Callable[[], BinaryIO]
SECONDS = 60
NARROWEST, WIDEST = 50, 4_000
LARGEST = 200_000_000


def page_image(
    source: Source, media_type: str, page: int, width: int, *, limits: Limits | None = None
) -> bytes:
    """That page (from 1), upright, as a JPEG of up to ``width`` pixels across.

    ``source`` is the file or a function that opens it.  What the file is, is seen from
    its bytes; ``media_type`` only saves the work where it can have no pages.  Raises
    ``ExhibitRefused`` with a sentence, also for a page that is not there.
    """
    if page < 1:
        raise ExhibitRefused("Pages are counted from 1.")
    width = max(NARROWEST, min(width, WIDEST))
    job = {"kind_of_job": "preview", "page": page, "width": width}
    _reply, picture = _asked(source, media_type, job, limits)
    return picture


def page_sizes(
    source: Source, media_type: str, *, limits: Limits | None = None
) -> list[tuple[float, float]]:
    """Width and height of each upright page in points; raises ``ExhibitRefused``."""
    job = {"kind_of_job": "preview", "page": 0, "width": NARROWEST}
    reply, _picture = _asked(source, media_type, job, limits)
    return [(float(wide), float(tall)) for wide, tall in reply["sizes"]]


@dataclass(frozen=True)
class PageWord:
    """A word and its place, in fractions (0 to 1) of the upright page from its upper left."""

    text: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class PageWords:
    """What can be read on a page, and the share of it (0 to 1) that pictures take."""

    words: list[PageWord]
    pictured: float


def page_words(source: Source, media_type: str, *, limits: Limits | None = None) -> list[PageWords]:
    """The words of each page, as a viewer would find them; none for a picture.

    Raises ``ExhibitRefused`` where the file has no pages that can be reproduced.
    """
    _reply, found = _asked(source, media_type, {"kind_of_job": "words"}, limits)
    return [
        PageWords([PageWord(*row) for row in words], pictured)
        for words, pictured in json.loads(found)
    ]


def _asked(
    source: Source, media_type: str, job: dict[str, Any], limits: Limits | None
) -> tuple[dict[str, Any], bytes]:
    if ways.is_written(media_type):
        raise ExhibitRefused("A text has no pages before it is set.")
    try:
        with _child(limits or Limits()) as child:
            reply, picture = child.call(job, {"file": _pieces(source)}, SECONDS)
    except ExhibitRefused:
        raise
    except CourtPdfError as error:
        raise ExhibitRefused("The file could not be opened: it needs too much.") from error
    error = reply.get("error")
    if error == "memory":
        raise ExhibitRefused("The page needs more memory than a page may take.")
    if error is not None:
        known = error == ExhibitRefused.__name__
        raise ExhibitRefused(reply["sentence"] if known else "The file could not be opened.")
    return reply, picture


@contextlib.contextmanager
def _child(limits: Limits) -> Iterator[Child]:
    child = Child(limits)
    try:
        yield child
    finally:
        child.stop()


def _pieces(source: Source) -> Iterator[bytes]:
    size = 0
    with io.BytesIO(source) if isinstance(source, bytes) else source() as file:
        while piece := file.read(PIECE):
            size += len(piece)
            if size > LARGEST:
                raise ExhibitRefused(f"The file has more than {LARGEST / 1e6:,.0f} MB.")
            yield piece
