"""The parts of a client's first page, made ready for its templates."""

import datetime

from django.utils import timezone

from taskforce.access.reasons import is_live
from taskforce.vocabulary.contact import SAFE_CONTACT_METHOD
from taskforce.vocabulary.releases import RELEASE_FIELD, RELEASE_PURPOSE
from taskforce.vocabulary.services import FIRST_24_HOURS, FIRST_24_HOURS_ANSWER
from victims.disclosed import OPEN_STATES
from victims.models import Client, FirstDayItem, Release

ANSWER_TONES = {"pending": "warn", "done": "good", "declined": "", "not_needed": ""}
ITEM_ICONS = {
    "food": "restaurant",
    "sleep": "bedding",
    "clothes": "checkroom",
    "medical": "medical_services",
    "detox": "local_pharmacy",
    "language": "translate",
    "safe_place": "home",
}


def first_day_of(client: Client) -> dict:
    """The card: seven lines, each with its state, by whom and when, and the other answers."""
    found = {row.item: row for row in client.firstdayitems.select_related("changed_by")}
    lines = [_line(term, found.get(code)) for code, term in FIRST_24_HOURS.items()]
    return {"lines": lines, "pending": sum(line["state"] == "pending" for line in lines)}


def _line(term, row: FirstDayItem | None) -> dict:
    state = row.state if row else "pending"
    return {
        "code": term.code,
        "label": term.label,
        "definition": term.definition,
        "state": state,
        "state_label": FIRST_24_HOURS_ANSWER.label(state),
        "tone": ANSWER_TONES[state],
        "icon": ITEM_ICONS[term.code],
        "who": row.changed_by if row else None,
        "when": row.changed_at if row else None,
        "answers": [
            {"code": code, "label": answer.label, "current": code == state}
            for code, answer in FIRST_24_HOURS_ANSWER.items()
        ],
    }


def contacts_of(client: Client) -> dict:
    """Ways in use, the unsafe ones after the safe ones; those out of use by themselves."""
    rows = list(client.safecontacts.all())
    for row in rows:
        row.method_label = SAFE_CONTACT_METHOD.label(row.method)
    current = sorted((row for row in rows if row.is_current), key=lambda row: not row.is_safe)
    return {"current": current, "past": [row for row in rows if not row.is_current]}


def needs_of(client: Client) -> list:
    """Open needs, urgent ones first, oldest first."""
    return [need for need in client.needs.all() if need.state in OPEN_STATES]


def releases_of(client: Client) -> list[Release]:
    """All releases, the living ones first, with what the pages say of them."""
    rows = list(client.releases.select_related("recipient"))
    for row in rows:
        dress(row)
    return sorted(rows, key=lambda row: not row.lives)


def dress(release: Release) -> Release:
    """Labels, state and a short reference that both agencies can say on the phone."""
    release.lives = release.revoked_at is None and is_live(release.expires_at)
    release.state_label, release.tone = _state(release)
    release.purpose_label = RELEASE_PURPOSE.label(release.purpose)
    release.field_labels = [RELEASE_FIELD.label(code) for code in release.fields]
    release.reference = reference_of(release)
    release.last_day = last_day_of(release)
    return release


def last_day_of(release: Release) -> datetime.date:
    """The last day on which it can be read; ``expires_at`` is the moment after it."""
    return timezone.localdate(release.expires_at - datetime.timedelta(seconds=1))


def reference_of(release: Release) -> str:
    """Such as R-3F2A91C4."""
    return f"R-{release.pk.hex[:8].upper()}"


def _state(release: Release) -> tuple[str, str]:
    if release.revoked_at:
        return "Revoked", "bad"
    return ("In force", "good") if release.lives else ("Expired", "")
