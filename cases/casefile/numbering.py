"""Which page numbers a copy of a file carries, decided before binding, claimed at publishing.

A profile whose numbers run on from file to file registers a numbering of its own. Two files
may then be bound at the same time with the same start: the second to be published finds that
its numbers were taken, raises :class:`NumbersMoved`, and is bound again behind the first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from cases.casefile.profiles import Copy, Profile
from cases.casefile.publication import MadePart
from cases.models import CaseFile
from taskforce.courtpdf import Bates


class NumbersMoved(Exception):
    """Somebody else was published with these numbers meanwhile: bind again."""


class ContentMoved(Exception):
    """What the file was made from was decided otherwise meanwhile: read and bind again."""


@dataclass(frozen=True)
class Numbers:
    """The page numbers of one copy: ``prefix`` + a number of ``digits``, from ``start``."""

    prefix: str
    start: int = 1
    digits: int = 6

    def bates(self) -> Bates:
        """As the engine takes them."""
        return Bates(prefix=self.prefix, start=self.start, digits=self.digits)


class Numbering(Protocol):
    """How the files of one profile are numbered."""

    def numbers(self, row: CaseFile, copy: Copy) -> Numbers:
        """The numbers of a copy, as things stand now; asked again before each binding."""

    def claim(self, row: CaseFile, parts: Sequence[MadePart]) -> None:
        """Within the transaction that publishes: make the numbers this file's own.

        :raises NumbersMoved: when they no longer follow what was published before.
        :raises ContentMoved: when what the file may hold was decided otherwise meanwhile.
        """


class OfTheFile:
    """Each copy counts from 1 behind the file's own number, so that nothing can collide."""

    def numbers(self, row: CaseFile, copy: Copy) -> Numbers:
        return Numbers(f"{copy.number(row.full_number)}-")

    def claim(self, row: CaseFile, parts: Sequence[MadePart]) -> None:
        """Nobody else has them: the file's number is its own."""


_numberings: dict[str, Numbering] = {}


def register(profile: str, numbering: Numbering) -> None:
    """Number the files of that profile in another way; once for each profile."""
    if profile in _numberings:
        raise ValueError(f"{profile} is numbered twice")
    _numberings[profile] = numbering


def numbering_of(profile: Profile) -> Numbering:
    """How a profile's files are numbered."""
    return _numberings.get(profile.name) or OfTheFile()
