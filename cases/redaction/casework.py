"""A case with its proposals, as one person sees it now: what pages and decisions start from."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from cases.casefile.data import CaseData
from cases.casefile.gather import gather_opened
from cases.models import Case
from cases.redaction.exhibits import minors_of, unsearched
from cases.redaction.pages import Texts, read_texts
from cases.redaction.proposals import Mark, Proposal, Review, proposals
from cases.redaction.read import read_review
from taskforce.access.principal import principal_of

READING_SECONDS = 4.0


@dataclass(frozen=True)
class Reviewed:
    """Everything proposed in a case, with what was decided."""

    data: CaseData
    review: Review
    texts: Texts
    proposals: Sequence[Proposal]

    def by_fingerprint(self) -> dict[str, Proposal | Mark]:
        """Everything that can be decided on, by its name."""
        found: dict[str, Proposal | Mark] = {one.fingerprint: one for one in self.proposals}
        found.update({one.fingerprint: one for one in self.review.marks})
        return found

    @property
    def waiting(self) -> int:
        """How many proposals block a public copy."""
        return sum(one.waits for one in self.proposals)


def reviewed(case: Case, user, seconds: float | None = READING_SECONDS) -> Reviewed:
    """What is proposed in a case that was opened for this user, in eight queries.

    :param seconds: how long exhibits may be read that nobody has read before.
    """
    data = gather_opened(case, principal_of(user), timezone.now())
    review = read_review(case.pk, user)
    texts = read_texts(case.pk, data.files, seconds)
    found = proposals(case.pk, data, review, texts.places())
    minors = minors_of(data)
    files = [one for one in data.files if not one.withheld]
    unseen = [unsearched(case.pk, one, texts, review, minors) for one in files]
    return Reviewed(data, review, texts, [*found, *[one for one in unseen if one is not None]])
