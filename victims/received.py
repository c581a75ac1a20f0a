"""What a recipient reads of a release: the same lines for the page and for its preview."""

from dataclasses import dataclass

from taskforce.vocabulary.releases import IDENTIFYING_FIELDS, RELEASE_FIELD
from victims.disclosed import latest
from victims.models import Release


@dataclass(frozen=True)
class Fact:
    """One thing that was, or would be, handed over."""

    code: str
    label: str
    text: str
    when: object | None = None

    @property
    def identifies(self) -> bool:
        """Whether it says who the person is or where."""
        return self.code in IDENTIFYING_FIELDS


def read_now(release: Release, proposed: dict[str, str] | None = None) -> list[Fact]:
    """The newest copy of each field; with ``proposed``, as it would be after handing over."""
    facts = {
        row.field: Fact(row.field, RELEASE_FIELD.label(row.field), row.value, row.disclosed_at)
        for row in latest(release)
    }
    for code, text in (proposed or {}).items():
        text = text.strip()
        if text and (code not in facts or facts[code].text != text):
            facts[code] = Fact(code, RELEASE_FIELD.label(code), text)
    return [facts[code] for code in RELEASE_FIELD if code in facts]
