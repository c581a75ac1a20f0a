"""Drafts: what is being typed, kept on the server until it is saved or discarded."""

import re

from django.core.exceptions import ValidationError
from django.utils import timezone

from taskforce.ui.models import Draft

MAX_CHARACTERS = 1_000_000
KEY = re.compile(r"[\w./:@-]{1,200}")


def _check(key: str, body: str = "") -> None:
    if not KEY.fullmatch(key):
        raise ValidationError("This is not the name of a form.", "key")
    if len(body) > MAX_CHARACTERS:
        raise ValidationError("This draft is too long to keep.", "too_long")


def keep(user, key: str, body: str) -> Draft:
    """Keep the newest state of a form; the one before is replaced."""
    _check(key, body)
    draft, _ = Draft.objects.visible_to(user).update_or_create(
        user_id=user.pk, key=key, defaults={"body": body, "updated_at": timezone.now()}
    )
    return draft


def find(user, key: str) -> Draft | None:
    """The draft of a form, if there is one."""
    _check(key)
    return Draft.objects.visible_to(user).filter(user_id=user.pk, key=key).first()


def clear(user, key: str) -> None:
    """Forget the draft: its form was saved (call it in that transaction) or it was discarded."""
    _check(key)
    Draft.objects.visible_to(user).filter(user_id=user.pk, key=key).delete()
