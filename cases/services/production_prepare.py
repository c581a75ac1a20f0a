"""Asking for a production's file. The page numbers are claimed only when it is published."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.models import CaseFile, Production
from cases.productions.look import look_at
from cases.productions.said import STILL_READING, UNDECIDED
from cases.services.casefile_request import request_casefile
from taskforce.access.doors import open_door
from taskforce.accounts.models import User
from taskforce.audit import record

PROFILE = "discovery"
PATIENCE = 20.0  # seconds for reading exhibits that nobody has read before
NOT_A_DRAFT = "Only a draft is prepared. A production that was made is never made again."

NO_CHOICE = (
    "This draft does not say how children's names are protected. Cancel it and draft it again."
)


@transaction.atomic
def prepare_production(*, production: Production, by: User, offered: bool = True) -> CaseFile:
    """Put its file into the queue; a draft whose file failed or was stopped is tried again.

    Asked for twice, the file that is being made already is the answer.

    :param offered: False for a caller that builds it itself at once.
    :raises ValidationError: when it is no draft, or an exhibit that names a child is undecided.
    :raises CannotRequest: when this person already has too many files waiting.
    """
    row = held_production(production, by)
    if row.state != Production.State.DRAFT:
        raise ValidationError(NOT_A_DRAFT)
    if not row.child_names:
        raise ValidationError(NO_CHOICE)
    last = row.case_file
    if last is not None and last.is_waiting:
        return last
    _refuse_undecided(row, by)
    made = request_casefile(
        case=row.case,
        by=by,
        profile=PROFILE,
        # One file for each try: a double click finds the first.
        idempotency_key=uuid.uuid5(row.pk, f"{last.pk if last else ''} {by.pk}"),
        retry_of=last,
        prepared_for=row.recipient[:120],
        production=str(row.pk),
        offered=offered,
    )
    row.case_file = made
    row.save(update_fields=["case_file"])
    record("production.asked", row, number=row.number, casefile=str(made.pk))
    return made


def _refuse_undecided(row: Production, by: User) -> None:
    """Asked again when the file is made, in the snapshot that it is made from."""
    looked = look_at(row, by, seconds=PATIENCE)
    if looked.open:
        raise ValidationError(UNDECIDED)
    if looked.unread:
        raise ValidationError(STILL_READING)


def held_production(production: Production, by: User) -> Production:
    """The row as it stands now, held until the transaction ends, if ``by`` may produce.

    :raises Absent, Refused: when they may not.
    """
    open_door(Production.objects.all(), by, production.pk, "case.produce")
    rows = Production.objects.permitted(by, "case.produce").select_for_update(of=("self",))
    # Its file is read after the row is held: joined here, it could be that of a moment before.
    return rows.select_related("case", "series").get(pk=production.pk)
