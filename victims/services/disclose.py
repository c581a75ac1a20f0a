from collections.abc import Mapping

from django.core.exceptions import ValidationError

from taskforce.access.doors import Refused, may
from taskforce.access.reasons import is_live
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.vocabulary.releases import RELEASE_FIELD
from victims.disclosed import latest
from victims.models import DisclosedField, Release
from victims.services.opening import open_for, touch

LONGEST_VALUE = 4000
ENDED = "This release has ended. Nothing more is handed over under it."


def disclose(*, release: Release, by: User, values: Mapping[str, str]) -> list[DisclosedField]:
    """Hand over values under a live release: copies that the recipient reads from now on.

    Only what the release names; what was already handed over in the same words is not
    handed over again, so a double submit adds nothing.

    :param values: release field → text as the recipient will read it; blank is left out.
    :returns: the rows that are new.
    :raises ValidationError: for a field the client did not release, or a release that ended.
    """
    client = open_for(by, release.client, "release.make", closed_too=True)
    release = client.releases.select_for_update().get(pk=release.pk)
    if not may(by, "client.view", release):
        raise Refused("release.make", release)
    if release.revoked_at or not is_live(release.expires_at):
        raise ValidationError(ENDED, "ended")
    if stray := set(values) - set(release.fields):
        raise ValidationError(f"The client did not release: {', '.join(sorted(stray))}.", "stray")
    before = {row.field: row.value for row in latest(release)}
    made = []
    for field in RELEASE_FIELD:
        text = values.get(field, "").strip()
        if len(text) > LONGEST_VALUE:
            raise ValidationError({field: f"At most {LONGEST_VALUE:,} characters."})
        if text and before.get(field) != text:
            made.append(
                DisclosedField(
                    release=release,
                    agency_id=client.agency_id,
                    field=field,
                    value=text,
                    disclosed_by=by,
                )
            )
    DisclosedField.objects.bulk_create(made)
    if made:
        touch(client)
        record(
            "disclosed.made",
            release,
            client=str(client.pk),
            recipient=release.recipient_id,
            fields=[row.field for row in made],
        )
    return made
