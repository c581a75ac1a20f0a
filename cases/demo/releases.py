"""Releases of information of the demonstration, with what was handed over under them."""

import datetime

from django.utils import timezone

from taskforce.accounts.models import Agency, User
from victims.models import Client, DisclosedField, Release


def release_to_shelter(client: Client, recipient: Agency, by: User) -> Release:
    now = timezone.now()
    release = Release.objects.create(
        client=client,
        recipient=recipient,
        purpose="housing",
        explained_by=by,
        fields=["name", "age_group", "languages", "safe_contact", "needs"],
        signed_on=(now - datetime.timedelta(days=4)).date(),
        expires_at=now + datetime.timedelta(26),
        created_at=now - datetime.timedelta(days=4),
    )
    values = {
        "name": client.preferred_name or client.legal_name.split()[0],
        "age_group": "Minor" if client.minor_at_intake else "Adult",
        "languages": {"spa": "Spanish", "vie": "Vietnamese"}.get(client.language, "English"),
        "safe_contact": "Through the advocate only",
        "needs": "A bed for the coming weeks",
    }
    DisclosedField.objects.bulk_create(
        DisclosedField(
            release=release,
            field=field,
            value=value,
            disclosed_by=by,
            disclosed_at=release.created_at,
        )
        for field, value in values.items()
    )
    return release


def release_to_prosecutor(client: Client, recipient: Agency, by: User) -> None:
    now = timezone.now()
    release = Release.objects.create(
        client=client,
        recipient=recipient,
        purpose="prosecution",
        fields=["participation", "languages"],
        signed_on=now.date(),
        explained_by=by,
        expires_at=now + datetime.timedelta(days=5),
    )
    for field, value in (
        ("participation", "Ready to meet after the 15th, with her advocate."),
        ("languages", "Spanish, interpreter wanted"),
    ):
        DisclosedField.objects.create(release=release, field=field, value=value, disclosed_by=by)
