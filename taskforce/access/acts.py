"""What acts share around their rows: one form makes one row, nobody overwrites unseen."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from taskforce.access.doors import Absent
from taskforce.access.rules import rule_of

Row = TypeVar("Row", bound=models.Model)


class Stale(Exception):
    """Somebody saved a newer version; ``row`` is that one. Nothing was written."""

    def __init__(self, row: models.Model):
        super().__init__("a newer version was saved meanwhile")
        self.row = row


def check_version(row: models.Model, version: int) -> None:
    """Raises :class:`Stale` when the form was opened on an older version."""
    if row.version != version:  # type: ignore[attr-defined]
        raise Stale(row)


def once(
    model: type[Row], key: UUID | None, same: dict[str, Any], make: Callable[[], Row]
) -> tuple[Row, bool]:
    """``make()``, unless the same form was already taken: then its first row, and False.

    :param key: the form's idempotency key; None never matches.
    :param same: what the earlier row must also be (its parent, its author).
    :raises ValidationError: when the key was used for something else.
    """
    found = _taken(model, key, same)
    if found is not None:
        return found, False
    try:
        with transaction.atomic():
            return make(), True
    except IntegrityError as error:
        if "idempotency_key" not in str(error):
            raise
        found = _taken(model, key, same)
        if found is None:
            raise ValidationError("This form was used before. Reload the page.", "used") from error
        return found, False


def _taken(model: type[Row], key: UUID | None, same: dict[str, Any]) -> Row | None:
    return model._base_manager.filter(idempotency_key=key, **same).first() if key else None


def given(**values: Any) -> dict[str, Any]:
    """Those of a new row's columns that were given; the others keep the model's default."""
    return {name: value for name, value in values.items() if value is not None}


def seen_again(row: Row, by, action: str | None = None) -> Row:
    """The saved row, read again through its rule.

    :param action: a declared action; seeing it, when None.
    :raises Absent: when it is not theirs any more (and so the act is rolled back).
    """
    model = type(row)
    rows = model.objects.permitted(by, action or rule_of(model).view)  # type: ignore[attr-defined]
    found = rows.filter(pk=row.pk).first()
    if found is None:
        raise Absent(model, row.pk)
    return found
