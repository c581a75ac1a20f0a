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
NOTHING = "Nothing in that exhibit as it is produced now has to be decided."
CHANGED = "What is found in this exhibit has changed meanwhile. Look at it again."
NO_ORDER = (
    "This draft is for a defense without a protective order for children's names. Cover the names, "
    "or draft the production under the order."
)
IS_NAME = "A child is named here for certain. Cover the name, or say on what ground it stays."
IS_DRAWN = (
    "Somebody drew a box over a child's name here. Cover it, say on what ground the name stays, or "
    "lift the box."
)
NO_BOX = "Nothing would be covered: draw a box over each name on its pages first, or withhold it."
NO_PAGES = (
    "It has no pages that boxes can be drawn on here. Add it as a PDF and cover that one; withhold "
    "this one."
)


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
    row = open_draft(production, by)
    named = next((one for one in named_now(row, by) if one.file.record == str(file.pk)), None)
    if named is None:
        raise ValidationError(NOTHING)
    reason = reason.strip()
    _check(row, named, how, fingerprint, reason)
    return keep_choice(row, named, by, how, reason, idempotency_key)


def open_draft(production: Production, by: User) -> Production:
    """The draft, held, while its exhibits may be decided on."""
    row = held_production(production, by)
    if row.state != Production.State.DRAFT or (row.case_file and row.case_file.is_waiting):
        raise ValidationError(NOT_OPEN)
    return row


def named_now(row: Production, by: User) -> list[Named]:
    """What there is to decide on, as things are now."""
    return list(look_at(row, by, seconds=PATIENCE).named)


def keep_choice(
    row: Production, named: Named, by: User, how: str, reason: str, key: uuid.UUID | None = None
) -> ExhibitChoice:
    """The row of a choice that was checked, and its audit entry."""

    def make() -> ExhibitChoice:
        return ExhibitChoice.objects.create(
            case=row.case,
            production=row,
            file_id=named.file.record,
            fingerprint=named.fingerprint,
            how=how,
            reason=reason,
            decided_by=by,
            # The row is held: this is later than any choice before it.
            decided_at=timezone.now(),
            **given(idempotency_key=key),
        )

    same = {"production": row, "file_id": uuid.UUID(named.file.record)}
    made, is_new = once(ExhibitChoice, key, same, make)
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
            boxes=len(named.drawn),
            looked=named.unseen is not None,
        )
    return made


def _check(row: Production, named: Named, how: str, fingerprint: str, reason: str) -> None:
    if how not in How.values:
        raise ValidationError({"how": "Choose what becomes of the names."})
    if named.fingerprint != fingerprint:
        raise ValidationError(CHANGED)
    if how == How.ORDER and row.child_names != Production.ChildNames.ORDER:
        raise ValidationError({"how": NO_ORDER})
    if how == How.NO_NAME and (named.sure or named.drawn):
        raise ValidationError({"how": IS_NAME if named.sure else IS_DRAWN})
    if how == How.COVER and named.is_only_looked_at:
        raise ValidationError({"how": NO_BOX if named.unseen and named.unseen.pages else NO_PAGES})
    if how != How.COVER and not reason:
        raise ValidationError({"reason": "Say why they stay, for example the order and its date."})
    check_reason(reason)


def check_reason(reason: str) -> None:
    """Raises :class:`ValidationError` for a reason that cannot be kept."""
    if len(reason) > LONGEST_REASON or "\0" in reason:
        raise ValidationError({"reason": f"At most {LONGEST_REASON} characters."})
