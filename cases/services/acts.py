"""What every act on a case does first: ask again, lock what it numbers, act once."""

import datetime
import uuid
from collections.abc import Callable
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from cases.models import Case
from taskforce.access.doors import Absent, Refused

Row = TypeVar("Row", bound=models.Model)
GRACE_SECONDS = 300


class Stale(Exception):
    """Somebody saved a newer version; ``row`` is that one. Nothing was written."""

    def __init__(self, row: models.Model):
        super().__init__("a newer version was saved meanwhile")
        self.row = row


def allowed(case: Case, by, action: str, *, lock: bool = False) -> Case:
    """The case as it stands now, if ``by`` may do that with it at this moment.

    :param lock: hold its row until the transaction ends (owners of the header only).
    :raises Absent: when they no longer see it.
    :raises Refused: when they see it and may not.
    """
    rows = Case.objects.permitted(by, action)
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=case.pk).first()
    if found is not None:
        return found
    if Case.objects.visible_to(by).filter(pk=case.pk).exists():
        raise Refused(action, case)
    raise Absent(Case, case.pk)


def hold(case_id: uuid.UUID, model: type[models.Model]) -> None:
    """Until the transaction ends, nobody else numbers a row of that kind in the case."""
    with connection.cursor() as cursor:
        key = f"{model._meta.db_table}{case_id}"
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def next_number(case: Case, model: type[models.Model]) -> int:
    """The next number of that kind in a case, gap-free.

    A contributor of another agency cannot lock the case's row, hence the advisory lock.
    """
    hold(case.pk, model)
    last = model._base_manager.filter(case_id=case.pk).aggregate(last=models.Max("number"))["last"]
    return (last or 0) + 1


def once(model: type[Row], key, same: dict, make: Callable[[], Row]) -> tuple[Row, bool]:
    """``make()``, unless the same form was already taken: then its first row, and False.

    :param key: the form's idempotency key; None never matches.
    :param same: what the earlier row must also be (its case, its author).
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


def _taken(model, key, same: dict):
    return model._base_manager.filter(idempotency_key=key, **same).first() if key else None


def seen_again(row: Row, by) -> Row:
    """The row as ``by`` sees it; raises ``Absent`` (and so rolls back) when they don't."""
    found = type(row).objects.visible_to(by).filter(pk=row.pk).first()
    if found is None:
        raise Absent(type(row), row.pk)
    return found


def not_in_future(moment, field: str = "occurred_at") -> None:
    """Refuses a time that has not come yet (five minutes of grace for clocks)."""
    if moment > timezone.now() + datetime.timedelta(seconds=GRACE_SECONDS):
        raise ValidationError({field: "This lies in the future. Enter when it happened."})


def check_version(row: models.Model, version: int) -> None:
    """Raises :class:`Stale` when the form was opened on an older version."""
    if row.version != version:
        raise Stale(row)
