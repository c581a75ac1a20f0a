"""One redaction while it goes on: what it knows, what it has done, what it lets through."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field

from cases.casefile.data import CaseData
from cases.casefile.registry import PARTS
from cases.redaction.pages import Texts
from cases.redaction.places import Place
from cases.redaction.proposals import Proposal, Review
from cases.redaction.references import References
from cases.redaction.rules import rule


@dataclass
class Work:
    """One redaction while it goes on."""

    case_id: uuid.UUID
    data: CaseData
    review: Review
    texts: Texts
    sections: Sequence[str]
    rules_of: str
    references: References = field(default_factory=References)
    done: list[Proposal] = field(default_factory=list)
    let_through: list[Proposal] = field(default_factory=list)
    waiting: int = 0

    def prints(self, place: Place) -> bool:
        """Whether the copy prints that place at all."""
        return PARTS.kind(place.group).is_printed_by(self.sections)

    def applies(self, proposal: Proposal) -> bool:
        """Whether the profile knows the proposal's rule."""
        return self.rules_of in rule(proposal.hit.kind).profiles
