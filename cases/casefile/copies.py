"""What each copy of a file is made from: the whole case, or the case after redaction."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cases.casefile.data import CaseData
from cases.casefile.profiles import Copy, Profile
from taskforce.access.principal import Principal
from taskforce.courtpdf.errors import CourtPdfError


class NotRedacted(CourtPdfError):
    """A redacted copy was asked for and nothing redacts it: it is not made."""


class Leaked(CourtPdfError):
    """A withheld value was found in a finished copy: nothing of the file is handed out."""


@dataclass(frozen=True)
class CopyData:
    """One copy of a file.

    ``withheld`` are the values that must be nowhere in its bytes; ``boxes`` are the places
    on the pages of exhibits that are painted over, by the id of the exhibit; ``log`` says
    what was withheld and on what ground, without the values.
    """

    copy: Copy
    data: CaseData
    withheld: Sequence[str] = ()
    boxes: Mapping[str, Sequence] = field(default_factory=dict)
    log: Sequence = ()


def copies_of(
    profile: Profile, data: CaseData, case_id: uuid.UUID, principal: Principal
) -> tuple[CopyData, ...]:
    """Every copy of a file; called inside the snapshot that read the case.

    :raises NotRedacted: fails closed where a copy must be redacted and cannot be.
    """
    return tuple(
        redacted_copy(copy, data, case_id, principal, profile)
        if copy.redacted
        else CopyData(copy, data)
        for copy in profile.copies
    )


def redacted_copy(
    copy: Copy, data: CaseData, case_id: uuid.UUID, principal: Principal, profile: Profile
) -> CopyData:
    """The copy after redaction in the data, with what to look for in the finished file."""
    raise NotRedacted("This copy must be redacted, and nothing of the case is marked for it.")
