"""Releases of information of the demonstration, with what was handed over under them."""

from cases.demo.calendar import Calendar
from taskforce.accounts.models import Agency, User
from victims.models import Client, DisclosedField, Release


def release_to_shelter(calendar: Calendar, client: Client, recipient: Agency, by: User) -> Release:
    """Signed four days before the end, open for 26 more."""
    release = Release.objects.create(
        client=client,
        recipient=recipient,
        purpose="housing",
        explained_by=by,
        fields=["name", "age_group", "languages", "safe_contact", "needs"],
        signed_on=calendar.day(4),
        expires_at=calendar.at(-26, 17),
        created_at=calendar.at(4, 8),
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


def release_to_prosecutor(calendar: Calendar, client: Client, recipient: Agency, by: User) -> None:
    """Signed on the eve; it ends within the week."""
    release = Release.objects.create(
        client=client,
        recipient=recipient,
        purpose="prosecution",
        fields=["participation", "languages"],
        signed_on=calendar.day(1),
        explained_by=by,
        expires_at=calendar.at(-5, 17),
        created_at=calendar.at(1, 11),
    )
    for field, value in (
        ("participation", "Ready to meet in two weeks, with her advocate."),
        ("languages", "Spanish, interpreter wanted"),
    ):
        DisclosedField.objects.create(
            release=release,
            field=field,
            value=value,
            disclosed_by=by,
            disclosed_at=release.created_at,
        )
