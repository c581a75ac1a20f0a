"""The text of a finished file's pages as a viewer reads it, in a limited child.

A second reader beside our own: what one of them does not understand of a font, the other may.
"""

import json
from collections.abc import Iterator
from dataclasses import replace

from .child.wire import PIECE
from .errors import CourtPdfError
from .workers import Child, Limits

SECONDS = 300
ROOM = 4  # times the file's size, on top of what a child may always have


def texts(data: bytes) -> list[str]:
    """One text for each page; raises ``OSError`` where they cannot be read.

    What could not be searched must not pass for clean.
    """
    usual = Limits()
    child = Child(replace(usual, memory=usual.memory + ROOM * len(data)))
    try:
        reply, found = child.call({"kind_of_job": "texts"}, {"file": _pieces(data)}, SECONDS)
    except CourtPdfError as error:
        raise OSError("The text of the finished file could not be read.") from error
    finally:
        child.stop()
    if "error" in reply:
        raise OSError("The text of the finished file could not be read.")
    return json.loads(found)


def _pieces(data: bytes) -> Iterator[bytes]:
    for at in range(0, len(data), PIECE):
        yield data[at : at + PIECE]
