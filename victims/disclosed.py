"""What a recipient reads, and what the record would say today."""

from taskforce.vocabulary.contact import SAFE_CONTACT_METHOD
from taskforce.vocabulary.languages import LANGUAGE
from taskforce.vocabulary.releases import RELEASE_FIELD
from taskforce.vocabulary.services import SERVICE
from taskforce.vocabulary.sex import SEX
from taskforce.vocabulary.trafficking import TRAFFICKING_KIND, VICTIM_STATUS
from victims.age import is_minor
from victims.models import Client, DisclosedField, Release

# Release field → needs that speak of it, for a first draft of the text.
NEEDS_BEHIND = {
    "family": ("family_reunification", "childcare"),
    "medical": ("medical", "dental_vision"),
    "mental_health": ("mental_health", "crisis_intervention"),
    "substance_use": ("substance_use",),
    "safety": ("safety_planning",),
    "immigration": ("legal_immigration",),
    "legal": ("legal_criminal", "legal_civil"),
    "education_work": ("education", "employment", "life_skills"),
}
OPEN_STATES = ("open", "in_progress")


def latest(release: Release) -> list[DisclosedField]:
    """The newest copy of each field, in the order of the vocabulary: what is read now."""
    newest = {row.field: row for row in release.disclosed.all()}
    return [newest[code] for code in RELEASE_FIELD if code in newest]


def current_values(client: Client, fields) -> dict[str, str]:
    """The record's own words for each field, to be looked over before they are handed over.

    Confidential notes are never among them. What the record does not hold is "".
    """
    needs = [need for need in client.needs.all() if need.state in OPEN_STATES]
    made = {
        "name": " / ".join(filter(None, (client.legal_name, client.preferred_name))),
        "birth_date": client.birth_date,
        "age_group": {True: "Minor (under 18)", False: "Adult", None: ""}[is_minor(client)],
        "sex": SEX.label(client.sex) if client.sex != "unknown" else "",
        "languages": _languages(client),
        "citizenship": {True: "Not a US citizen", False: "US citizen", None: ""}[
            client.foreign_national
        ],
        "safe_contact": _contacts(client) if "safe_contact" in fields else "",
        "victim_status": VICTIM_STATUS.label(client.status),
        "trafficking_kind": (
            TRAFFICKING_KIND.label(client.trafficking_kind)
            if client.trafficking_kind != "unknown"
            else ""
        ),
        "needs": _needs(needs),
        "services": _services(client) if "services" in fields else "",
    }
    for field, categories in NEEDS_BEHIND.items():
        made[field] = _needs([need for need in needs if need.category in categories])
    return {field: made.get(field, "") for field in fields}


def _languages(client: Client) -> str:
    if not client.language:
        return ""
    spoken = LANGUAGE.label(client.language)
    return f"{spoken}; interpreter needed" if client.interpreter_needed else spoken


def _contacts(client: Client) -> str:
    """Ways that are in use and safe; an unsafe one is never handed over."""
    lines = []
    for contact in client.safecontacts.all():
        if contact.is_current and contact.is_safe:
            parts = [f"{SAFE_CONTACT_METHOD.label(contact.method)}: {contact.value}"]
            parts += [contact.when] if contact.when else []
            parts += [f"name: {contact.ask_for}"] if contact.ask_for else []
            parts += ["voicemail is safe" if contact.voicemail_ok else "leave no voicemail"]
            lines.append("; ".join(parts))
    return "\n".join(lines)


def _needs(needs) -> str:
    lines = []
    for need in needs:
        line = SERVICE.label(need.category) + (" (urgent)" if need.is_urgent else "")
        lines.append(f"{line}: {need.description}" if need.description else line)
    return "\n".join(lines)


def _services(client: Client) -> str:
    return "\n".join(
        f"{service.given_on:%b} {service.given_on.day}, {service.given_on.year}:"
        f" {SERVICE.label(service.category)}"
        for service in client.servicerecords.all()
    )
