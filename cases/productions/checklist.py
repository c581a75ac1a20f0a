"""The discovery checklist of a case: every line of the vocabulary, as it stands now."""

from dataclasses import dataclass

from cases.models import Case, DutyMark
from taskforce.vocabulary.discovery import DISCOVERY_DUTY, DUTY_STATE

TONES = {"pending": "warn", "not_applicable": "", "produced": "good", "withheld": "info"}


@dataclass(frozen=True)
class Line:
    """One duty, and the newest mark on it, if there is any."""

    code: str
    label: str
    source: str
    mark: DutyMark | None

    @property
    def state(self) -> str:
        """Pending until somebody says otherwise."""
        return self.mark.state if self.mark else "pending"

    @property
    def state_label(self) -> str:
        """Its state in words."""
        return DUTY_STATE.label(self.state)

    @property
    def tone(self) -> str:
        """The tone of its tag."""
        return TONES[self.state]

    @property
    def is_missing(self) -> bool:
        """Whether somebody still has to look at it."""
        return self.state == "pending"


def checklist(case: Case, user) -> list[Line]:
    """All lines, in the order of the rule (one query)."""
    rows = (
        DutyMark.objects.visible_to(user)
        .filter(case=case)
        .select_related("production", "withholding", "marked_by")
        .order_by("duty", "-marked_at", "-id")
        .distinct("duty")
    )
    newest = {row.duty: row for row in rows}
    return [
        Line(term.code, term.label, term.definition, newest.get(term.code))
        for term in DISCOVERY_DUTY.values()
    ]
