"""The facts of a client's record that people write, and what each must be."""

import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from taskforce.vocabulary.languages import LANGUAGE
from victims.age import birth_date_of
from victims.models import Client

IDENTITY = frozenset({"legal_name", "preferred_name", "birth_date"})
FACTS = IDENTITY | {
    "history",
    "sex",
    "minor_at_intake",
    "foreign_national",
    "language",
    "interpreter_needed",
    "trafficking_kind",
    "advocate",
}
# Yes, no, or None for "not known", which a model field takes for a blank.
NOT_KNOWN = ("minor_at_intake", "foreign_national")
LONGEST_NAME, LONGEST_TEXT = 200, 20_000
EARLIEST = datetime.date(1900, 1, 1)


def checked(client: Client) -> None:
    """Raise ``ValidationError``, by field, for what a record cannot hold."""
    client.clean_fields(exclude=["agency", "code_name", "advocate", "created_by", *NOT_KNOWN])
    for name in NOT_KNOWN:
        if getattr(client, name) not in (True, False, None):
            raise ValidationError({name: "Choose yes, no or not known."})
    _check_texts(client)
    if client.language and client.language not in LANGUAGE:
        raise ValidationError({"language": "Choose a language of the list."})
    if not EARLIEST <= client.intake_on <= timezone.localdate():
        raise ValidationError({"intake_on": "The intake is a day up to today."})
    advocate = client.advocate
    if advocate is not None and (
        advocate.agency_id != client.agency_id or "advocate" not in advocate.roles
    ):
        raise ValidationError({"advocate": "Choose an advocate of your agency."})


def _check_texts(client: Client) -> None:
    for name in ("legal_name", "preferred_name"):
        if len(getattr(client, name)) > LONGEST_NAME:
            raise ValidationError({name: f"At most {LONGEST_NAME} characters."})
    if len(client.history) > LONGEST_TEXT:
        raise ValidationError({"history": f"At most {LONGEST_TEXT:,} characters."})
    if client.birth_date:
        born = birth_date_of(client)
        if born is None or not EARLIEST <= born <= timezone.localdate():
            raise ValidationError({"birth_date": "Enter a day up to today, or leave it empty."})
