from typing import Any

from django.core.exceptions import ValidationError

from taskforce.access.acts import check_version, seen_again
from taskforce.accounts.models import User
from taskforce.audit import record
from victims.models import Client
from victims.services.client_facts import FACTS, IDENTITY, checked
from victims.services.opening import open_for


def change_client(*, client: Client, by: User, version: int, **facts: Any) -> Client:
    """Change facts of a client's record; the history keeps what was there before.

    :param version: of the record when the form was opened.
    :raises Stale: when it was changed meanwhile; nothing is written.
    :raises ValidationError: by field.
    """
    if stray := set(facts) - FACTS:
        raise ValidationError(f"Unknown: {', '.join(sorted(stray))}")
    client = open_for(by, client, "client.change")
    changed = [name for name, value in facts.items() if getattr(client, name) != value]
    if not changed:  # the same form once more finds its own words saved
        return client
    check_version(client, version)
    for name in changed:
        setattr(client, name, facts[name])
    checked(client)
    client.version += 1
    client.save(update_fields=[*changed, "version", "last_activity"])
    kind = "client.identity_changed" if IDENTITY & set(changed) else "client.changed"
    record(kind, client, fields=sorted(changed))
    return seen_again(client, by)
