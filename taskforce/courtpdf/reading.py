"""Reading an exhibit once: in pieces, up to a size, its hash checked on the way."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from .errors import ExhibitRefused
from .exhibits import office, ways
from .plan import Exhibit

PIECE = 1 << 18


class Reading:
    """``blobs()`` opens the file; ``problem()`` says afterwards what was wrong."""

    def __init__(self, exhibit: Exhibit, limit: int) -> None:
        self.exhibit, self.limit = exhibit, limit
        self.size, self.ended = 0, False
        self.hash = hashlib.sha256()

    def blobs(self) -> Mapping[str, Iterator[bytes]]:
        self.size, self.hash, self.ended = 0, hashlib.sha256(), False
        return {"file": self._pieces(self.exhibit.opener())}

    def _pieces(self, file: object) -> Iterator[bytes]:
        with file as source:  # type: ignore[attr-defined]
            while piece := source.read(PIECE):
                self.size += len(piece)
                if self.size > self.limit:
                    return
                self.hash.update(piece)
                yield piece
        self.ended = True

    def problem(self) -> str:
        if self.size > self.limit:
            return ways.too_large(self.size, self.limit)
        if self.ended and self.hash.hexdigest() != self.exhibit.sha256.lower():
            return (
                "The stored file does not have the hash that was recorded for it. "
                "It must be examined before it is used."
            )
        return ""


class Converted(Reading):
    """An office document, read whole and handed on as the PDF made of it."""

    def __init__(
        self, exhibit: Exhibit, limit: int, folder: Path, cancelled: Callable[[], bool]
    ) -> None:
        super().__init__(exhibit, limit)
        self.folder, self.cancelled, self.refusal = folder, cancelled, ""

    def blobs(self) -> Mapping[str, Iterator[bytes]]:
        data = b"".join(super().blobs()["file"])
        self.refusal = super().problem()
        if self.refusal:
            return {"file": iter(())}
        try:
            kind = self.exhibit.media_type
            return {"file": iter([office.as_pdf(data, kind, self.folder, self.cancelled)])}
        except ExhibitRefused as error:
            self.refusal = error.sentence
            return {"file": iter(())}

    def problem(self) -> str:
        return self.refusal


def reading_of(
    exhibit: Exhibit, limit: int, folder: Path, cancelled: Callable[[], bool] = office.never
) -> Reading:
    """How an exhibit is read; ``folder`` is where a converter may work."""
    if ways.is_office(exhibit.media_type):
        return Converted(exhibit, limit, folder, cancelled)
    return Reading(exhibit, limit)
