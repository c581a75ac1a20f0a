"""Who puts a profile's file together: the plain way, or a way of its own.

A profile that needs more than the case itself (who is to get it, what is kept back) or must
know its own page numbers (an index of them) registers a composer.
"""

from typing import Any, Protocol

from cases.casefile.copies import CopyData
from cases.casefile.data import CaseData
from cases.casefile.plan import plan_of
from cases.casefile.profiles import Profile
from cases.casefile.request import Request
from cases.models import CaseFile
from taskforce.access.principal import Principal
from taskforce.courtpdf import Bates, DocumentPlan, Pagination, Result
from taskforce.courtpdf.errors import CourtPdfError


class Run(Protocol):
    """The engine at work on one copy; both raise ``CourtPdfError``."""

    def __call__(self, plan: DocumentPlan) -> Result:
        """The bound file, in place of one bound before."""

    def paginate(self, plan: DocumentPlan) -> Pagination:
        """The numbers its pages would have; nothing is bound."""


class NothingToMake(CourtPdfError):
    """There would be nothing in the file; the sentence says why and what to do."""


class Composer(Protocol):
    """How the files of one profile are put together."""

    def read(self, row: CaseFile, data: CaseData, principal: Principal) -> Any:
        """What else the file needs, read in the snapshot that read the case; None if barred."""

    def bind(
        self, content: Any, one: CopyData, request: Request, bates: Bates, run: Run
    ) -> tuple[Result, dict[str, Any]]:
        """The bound copy, and what its manifest says beside the rest (ids and numbers)."""


class Plain:
    """Sections and exhibits in the profile's order."""

    def read(self, row: CaseFile, data: CaseData, principal: Principal) -> CaseData:
        """The case is all it needs."""
        return data

    def bind(
        self, content: Any, one: CopyData, request: Request, bates: Bates, run: Run
    ) -> tuple[Result, dict[str, Any]]:
        """Bound at once."""
        return run(plan_of(one, request, bates)), {}


_composers: dict[str, Composer] = {}


def register(profile: str, composer: Composer) -> None:
    """Put that profile's files together in another way; once for each profile."""
    if profile in _composers:
        raise ValueError(f"{profile} is composed twice")
    _composers[profile] = composer


def composer_of(profile: Profile) -> Composer:
    """How a profile's files are put together."""
    return _composers.get(profile.name) or Plain()
