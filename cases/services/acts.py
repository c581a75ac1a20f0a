"""What every act on a case does first: ask again, lock what it numbers."""

import datetime
import uuid
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import connection, models
from django.utils import timezone

from cases.models import Case
from taskforce.access.doors import Absent, Refused

Row = TypeVar("Row", bound=models.Model)
GRACE_SECONDS = 300


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


def not_in_future(moment, field: str = "occurred_at") -> None:
    """Refuses a time that has not come yet (five minutes of grace for clocks)."""
    if moment > timezone.now() + datetime.timedelta(seconds=GRACE_SECONDS):
        raise ValidationError({field: "This lies in the future. Enter when it happened."})
