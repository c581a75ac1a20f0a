"""Deciding what becomes of children's names in an exhibit of a draft."""

import uuid

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.models import ExhibitChoice, Production, StoredFile
from cases.productions.look import look_at
from cases.productions.named import Named
from cases.services.production_prepare import PATIENCE, held_production
from taskforce.access.acts import given, once, seen_again
from taskforce.accounts.models import User
from taskforce.audit import record

How = ExhibitChoice.How
LONGEST_REASON = 500
NOT_OPEN = "Only exhibits of a draft are decided on, and not while its file is being made."
NOTHING = "No child's name is found in that exhibit as it is produced now."
CHANGED = "What is found in this exhibit has changed meanwhile. Look at it again."
NO_ORDER = (
    "This draft is for a defense without a protective order for children's names. Cover the names, "
    "or draft the production under the order."
)
IS_NAME = "A child is named here for certain. Cover the name, or say on what ground it stays."


@transaction.atomic
def choose_exhibit(
    *,
    production: Production,
    file: StoredFile,
    by: User,
    how: str,
    fingerprint: str,
    reason: str = "",
    idempotency_key: uuid.UUID | None = None,
) -> ExhibitChoice:
    """Cover the names of an exhibit, or leave them in on a ground (18 USC 3509(d)).

    :param fingerprint: what was found, as it was shown to whoever decides.
    :raises ValidationError: for no draft, for an exhibit that names nobody, where the ground does
        not fit, and where what is found is not what was shown.
    """
    row = held_production(production, by)
    if row.state != Production.State.DRAFT or (row.case_file and row.case_file.is_waiting):
        raise ValidationError(NOT_OPEN)
    named = next((one for one in _named(row, by) if one.file.record == str(file.pk)), None)
    if named is None:
        raise ValidationError(NOTHING)
    reason = reason.strip()
    _check(row, named, how, fingerprint, reason)

    def make() -> ExhibitChoice:
        return ExhibitChoice.objects.create(
            case=row.case,
            production=row,
            file=file,
            fingerprint=fingerprint,
            how=how,
            reason=reason,
            decided_by=by,
            # The row is held: this is later than any choice before it.
            decided_at=timezone.now(),
            **given(idempotency_key=idempotency_key),
        )

    made, is_new = once(ExhibitChoice, idempotency_key, {"production": row, "file": file}, make)
    made = seen_again(made, by)
    if is_new:
        record(
            "production.exhibit_decided",
            row,
            number=row.number,
            exhibit=named.file.exhibit,
            how=how,
            sure=named.sure,
            maybe=named.maybe,
        )
    return made


def _named(row: Production, by: User) -> list[Named]:
    return list(look_at(row, by, seconds=PATIENCE).named)


def _check(row: Production, named: Named, how: str, fingerprint: str, reason: str) -> None:
    if how not in How.values:
        raise ValidationError({"how": "Choose what becomes of the names."})
    if named.fingerprint != fingerprint:
        raise ValidationError(CHANGED)
    if how == How.ORDER and row.child_names != Production.ChildNames.ORDER:
        raise ValidationError({"how": NO_ORDER})
    if how == How.NO_NAME and named.sure:
        raise ValidationError({"how": IS_NAME})
    if how != How.COVER and not reason:
        raise ValidationError({"reason": "Say why they stay, for example the order and its date."})
    if len(reason) > LONGEST_REASON or "\0" in reason:
        raise ValidationError({"reason": f"At most {LONGEST_REASON} characters."})
