"""What each copy of a file is made from: the whole case, or the case after redaction."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from cases.casefile.admission import sections_of
from cases.casefile.data import CaseData, Redactions
from cases.casefile.profiles import Copy, Profile
from cases.redaction.apply import Redacted, redacted
from cases.redaction.pages import Texts, read_texts
from cases.redaction.proposals import Review
from cases.redaction.read import read_review
from taskforce.access.principal import Principal
from taskforce.accounts.models import User
from taskforce.courtpdf.errors import CourtPdfError


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
    if not profile.redacts:
        return tuple(CopyData(copy, data) for copy in profile.copies)
    review = read_review(case_id, principal)
    texts = read_texts(case_id, data.files) if profile.exhibits else Texts({}, {})
    asker = _names_of(principal)
    made = {
        copy.name: _after_redaction(copy, data, case_id, profile, review, texts, asker)
        for copy in profile.copies
        if copy.redacted
    }
    listed = next(iter(made.values())).listed
    return tuple(
        _redacted_copy(copy, made[copy.name])
        if copy.redacted
        else CopyData(copy, _with_reference(copy, data, listed))
        for copy in profile.copies
    )


def _after_redaction(
    copy: Copy,
    data: CaseData,
    case_id: uuid.UUID,
    profile: Profile,
    review: Review,
    texts: Texts,
    accounts: Sequence[str],
) -> Redacted:
    return redacted(
        case_id,
        data,
        review,
        texts,
        sections=sections_of(profile, copy),
        profile=profile.name,
        exhibits=profile.exhibits,
        accounts=accounts,
    )


def _names_of(principal: Principal) -> list[str]:
    """Who prepares the file, whose name every copy prints."""
    user = User.objects.select_related("agency").filter(pk=principal.user_id).first()
    return [str(user), str(user.agency)] if user else []


def _redacted_copy(copy: Copy, one: Redacted) -> CopyData:
    """The copy after redaction in the data, with what to look for in the finished file."""
    log = one.data.redactions.items if one.data.redactions else ()
    return CopyData(copy, one.data, one.values, one.boxes, log)


def _with_reference(copy: Copy, data: CaseData, listed: Redactions) -> CaseData:
    """The complete data; for the reference list with what the public copy's numbers mean."""
    return replace(data, redactions=listed) if "reference" in (copy.sections or ()) else data
