"""How dates and facts are written in a file: one place, no clock and no locale of a machine."""

from datetime import date, datetime

from django.utils import timezone

from cases.models import CasePerson
from taskforce.vocabulary.languages import LANGUAGE


def day(value: date | datetime | None, *, clock: bool = False) -> str:
    """``Nov 22, 2026`` or, with the clock, ``Nov 22, 2026 02:14 EST`` (the agency's zone)."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    said = f"{value:%b} {value.day}, {value.year:04}"
    return f"{said} {value:%H:%M %Z}" if clock else said


def month_of(moment: datetime) -> str:
    """``March 2026``, in the agency's zone."""
    moment = timezone.localtime(moment)
    return f"{moment:%B} {moment.year:04}"


def yes(value: bool | None) -> str:
    """Yes, No or Unknown."""
    return "Unknown" if value is None else "Yes" if value else "No"


def size(count: int) -> str:
    """A file's size for people: ``812 bytes``, ``1.2 MB``."""
    if count < 1000:
        return f"{count} bytes"
    for unit, least in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if count >= least:
            return f"{count / least:.1f} {unit}"
    return ""


def person_facts(row: CasePerson) -> list[tuple[str, str]]:
    """What is known of a person, label and value; unknown facts are left out."""
    facts = [
        ("Also known as", row.aliases),
        ("Sex", row.get_sex_display()),
        ("Birth date", day(row.birth_date)),
        ("Identified on", day(row.identified_on)),
        ("Under 18 when identified", yes(row.minor_when_identified)),
        ("Foreign national", yes(row.foreign_national)),
        ("Language", _language(row.language)),
        ("Phone", row.phone),
        ("Address", row.address),
    ]
    return [(label, value) for label, value in facts if value]


def _language(code: str) -> str:
    return LANGUAGE.label(code) if code in LANGUAGE else code
