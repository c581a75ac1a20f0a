"""What the engine is given: sections, exhibits and how to number them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO, Literal

from .boxes import Box
from .courts import LETTER, Court
from .errors import PlanError

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")


@dataclass(frozen=True)
class Section:
    """A piece of the file made from HTML.  See the package's docstring."""

    id: str
    title: str
    html: str
    level: int = 1
    kind: Literal["body", "cover"] = "body"
    in_contents: bool = True
    lang: str = "en"
    resources: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    data_version: str = ""


@dataclass(frozen=True)
class Exhibit:
    """A file reproduced page by page behind its own exhibit sheet.

    ``facts`` are printed on that sheet as label and value.  ``size`` in bytes,
    where known, lets a file over the court's limit be refused before it is read.
    ``level`` is its depth in bookmarks and contents.  Pages with ``boxes`` are rebuilt
    as images in which nothing is left below a box; the others stay what they are.
    ``hash_said`` is printed on the sheet in place of the original's hash.
    """

    id: str
    number: str
    title: str
    media_type: str
    sha256: str
    opener: Callable[[], BinaryIO] = field(repr=False)
    facts: Sequence[tuple[str, str]] = ()
    size: int | None = None
    level: int = 2
    withheld: str = ""
    boxes: Sequence[Box] = ()
    hash_said: str = ""

    @property
    def label(self) -> str:
        return f"Exhibit {self.number}"


@dataclass(frozen=True)
class Contents:
    """Stands where the pages of contents go.  Use the constant ``CONTENTS``."""

    id: str = "contents"
    title: str = "Contents"


CONTENTS = Contents()
Item = Section | Exhibit | Contents


@dataclass(frozen=True)
class Bates:
    """Page numbers of a production: ``prefix`` + number of ``digits``."""

    prefix: str = ""
    start: int = 1
    digits: int = 6

    def number(self, offset: int) -> str:
        """The number of the page that many pages after the first."""
        return f"{self.prefix}{self.start + offset:0{self.digits}d}"


@dataclass(frozen=True)
class DocumentPlan:
    """One court file.

    ``number`` and ``title`` become the file's metadata, where anybody can read
    them without opening it: numbers, never names.  ``header`` is the running
    header's left side (default: the number).  ``watermark`` is printed across
    each page ("DRAFT").  ``as_of`` is the moment the data is from; it is also
    the date in the metadata, so that the same plan gives the same bytes.
    """

    number: str
    title: str
    items: Sequence[Item]
    court: Court = LETTER
    bates: Bates | None = None
    as_of: datetime | None = None
    header: str = ""
    footer: str = ""
    watermark: str = ""
    lang: str = "en-US"

    def check(self) -> None:
        """Raise ``PlanError`` where the plan contradicts itself."""
        if not any(isinstance(item, Section | Exhibit) for item in self.items):
            raise PlanError("The plan has no section and no exhibit.")
        if sum(isinstance(item, Contents) for item in self.items) > 1:
            raise PlanError("The plan has more than one table of contents.")
        seen: set[str] = set()
        for item in self.items:
            if not ID.fullmatch(item.id):
                raise PlanError(f"{item.id!r} cannot be the id of an item.", item.id)
            if item.id in seen:
                raise PlanError(f"Two items have the id {item.id!r}.", item.id)
            seen.add(item.id)
            for box in getattr(item, "boxes", ()):
                if problem := box.problem():
                    raise PlanError(problem, item.id)
