from typing import Any

from django.core.exceptions import ValidationError

from taskforce.accounts.models import User
from taskforce.audit import record
from victims.models import Client
from victims.services.client_facts import FACTS, IDENTITY, checked
from victims.services.faults import StaleVersion
from victims.services.opening import open_for, reread


def change_client(*, client: Client, by: User, version: int, **facts: Any) -> Client:
    """Change facts of a client's record; the history keeps what was there before.

    :param version: of the record when the form was opened.
    :raises StaleVersion: when it was changed meanwhile; nothing is written.
    :raises ValidationError: by field.
    """
    if stray := set(facts) - FACTS:
        raise ValidationError(f"Unknown: {', '.join(sorted(stray))}")
    client = open_for(by, client, "client.change")
    changed = [name for name, value in facts.items() if getattr(client, name) != value]
    if client.version != version:
        # The same form once more finds its own words saved.
        if not changed:
            return client
        raise StaleVersion(client)
    if not changed:
        return client
    for name in changed:
        setattr(client, name, facts[name])
    checked(client)
    client.version += 1
    client.save(update_fields=[*changed, "version", "last_activity"])
    kind = "client.identity_changed" if IDENTITY & set(changed) else "client.changed"
    record(kind, client, fields=sorted(changed))
    return reread(by, client)
