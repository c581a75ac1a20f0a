"""Ways to reach a client. One is never rewritten: it is put out of use and a new one stands."""

from django.core.exceptions import ValidationError

from taskforce.access.acts import Stale
from taskforce.access.doors import open_door
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.vocabulary.contact import SAFE_CONTACT_METHOD
from victims.models import Client, SafeContact
from victims.services.opening import open_for, touch

LONGEST = {"value": 400, "when": 400, "ask_for": 200}


def add_contact(
    *,
    client: Client,
    by: User,
    method: str,
    value: str,
    is_safe: bool = False,
    voicemail_ok: bool = False,
    when: str = "",
    ask_for: str = "",
) -> SafeContact:
    """Add a way to reach a client: safe or not, when, voicemail, under what name.

    What is not said to be safe is not (DOMAIN.md 2.3). The same way twice is one row.
    """
    client = open_for(by, client, "client.change")
    facts = {
        "method": method,
        "value": value.strip(),
        "is_safe": is_safe,
        "voicemail_ok": voicemail_ok and is_safe,
        "when": when.strip(),
        "ask_for": ask_for.strip(),
    }
    _check(facts)
    for known in client.safecontacts.filter(is_current=True):
        if all(getattr(known, name) == given for name, given in facts.items()):
            return known
    contact = SafeContact.objects.create(client=client, agency_id=client.agency_id, **facts)
    touch(client)
    record("contact.added", client, contact=str(contact.pk), safe=is_safe)
    return contact


def change_contact(*, contact: SafeContact, by: User, **facts) -> SafeContact:
    """Put a way out of use and add it anew with other facts (see :func:`add_contact`).

    :raises Stale: when somebody put it out of use meanwhile.
    """
    client = open_for(by, contact.client, "client.change")
    contact = open_door(client.safecontacts.select_for_update(), by, contact.pk)
    if not contact.is_current:
        raise Stale(contact)
    _check(facts)
    changed = add_contact(client=client, by=by, **facts)
    if changed.pk != contact.pk:
        _save(contact, "is_current", False)
    return changed


def mark_unsafe(*, contact: SafeContact, by: User) -> SafeContact:
    """One tap: do not use this any more, somebody may be listening."""
    return _set(contact, by, "is_safe", False)


def retire_contact(*, contact: SafeContact, by: User) -> SafeContact:
    """It is no longer in use; the history keeps it."""
    return _set(contact, by, "is_current", False)


def _set(contact: SafeContact, by: User, column: str, value: bool) -> SafeContact:
    client = open_for(by, contact.client, "client.change")
    contact = open_door(client.safecontacts.select_for_update(), by, contact.pk)
    if getattr(contact, column) != value:
        _save(contact, column, value)
        touch(client)
    return contact


def _save(contact: SafeContact, column: str, value: bool) -> None:
    setattr(contact, column, value)
    contact.save(update_fields=[column])
    record("contact.changed", contact, client=str(contact.client_id), **{column: value})


def _check(facts: dict) -> None:
    if facts["method"] not in SAFE_CONTACT_METHOD:
        raise ValidationError({"method": "Choose how to reach the person."})
    if not facts["value"].strip():
        raise ValidationError({"value": "Enter the number, address or place."})
    for name, limit in LONGEST.items():
        if len(facts.get(name, "")) > limit:
            raise ValidationError({name: f"At most {limit} characters."})
