from uuid import UUID

from django.core.exceptions import ValidationError

from taskforce.access.acts import given, once, seen_again
from taskforce.accounts.models import User
from taskforce.audit import record
from victims.models import Client, ConfidentialNote
from victims.services.opening import open_for

LONGEST = 50_000


def write_note(
    *, client: Client, by: User, text: str, idempotency_key: UUID | None = None
) -> ConfidentialNote:
    """Write a confidential note: advocates of this agency only, for ever.

    Nothing else learns of it: not the list's order, no count, no search, no export, no
    release (invariant 4). It is never changed; what is wrong is said in a further note.
    """
    client = open_for(by, client, "note.write", closed_too=True)
    text = text.strip()
    if not text or len(text) > LONGEST:
        raise ValidationError({"text": f"Write something, up to {LONGEST:,} characters."})
    note, is_new = once(
        ConfidentialNote,
        idempotency_key,
        {"client": client, "author": by},
        lambda: ConfidentialNote.objects.create(
            client=client,
            agency_id=client.agency_id,
            text=text,
            author=by,
            **given(idempotency_key=idempotency_key),
        ),
    )
    if is_new:
        # The act is audited on the client: that there is a note is known to advocates alone,
        # so no id of it stands where the auditor reads.
        record("note.written", client)
    return seen_again(note, by)
