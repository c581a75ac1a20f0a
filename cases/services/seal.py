"""Sealing: from that moment only people with a personal grant see the case."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.access import GRANTABLE
from cases.models import Case
from cases.services.acts import allowed
from cases.services.log import append_entry
from cases.services.sharing import keep_access
from taskforce.access.principal import principal_of
from taskforce.accounts.models import User
from taskforce.audit import record

KEEPS = "Keeps access to the sealed case"


@transaction.atomic
def seal_case(*, case: Case, by: User, note: str, keep: Iterable[User] = (), at=None) -> Case:
    """Seal a case: the actor, the lead and ``keep`` see it; every share with an agency ends.

    Grants are written before the seal: after it, the actor would be outside.
    """
    case = allowed(case, by, "case.seal", lock=True)
    _check(case, note, sealed=False)
    kept = {by.pk: by}
    if case.lead is not None and principal_of(case.lead).has_any(GRANTABLE):
        kept[case.lead.pk] = case.lead
    for user in keep:
        if not principal_of(user).has_any(GRANTABLE):
            raise ValidationError({"keep": f"{user} reads no cases."})
        held = case.user_grants.filter(user=user)
        if user.agency_id != case.agency_id and not held.exists():
            raise ValidationError({"keep": f"{user} was not let into this case before."})
        kept[user.pk] = user
    for user in kept.values():
        # People of other agencies keep exactly what they were given: level, purpose and end.
        if user.agency_id == case.agency_id:
            keep_access(case=case, by=by, user=user, purpose=KEEPS)
    case.user_grants.exclude(user__in=list(kept)).delete()
    _set(case, by, True, f"Case sealed.\n{note.strip()}", at)
    record("case.sealed", case, keep=sorted(kept))
    return case


@transaction.atomic
def unseal_case(*, case: Case, by: User, note: str, at=None) -> Case:
    """Open a sealed case to its agency again. Shares that ended stay ended."""
    case = allowed(case, by, "case.seal", lock=True)
    _check(case, note, sealed=True)
    _set(case, by, False, f"Case unsealed.\n{note.strip()}", at)
    record("case.unsealed", case)
    return case


def _check(case: Case, note: str, *, sealed: bool) -> None:
    if case.sealed is not sealed:
        raise ValidationError("The case is sealed already." if case.sealed else "It is not sealed.")
    if not note.strip():
        raise ValidationError({"note": "Say why. It stands in the log."})


def _set(case: Case, by: User, sealed: bool, text: str, at) -> None:
    case.sealed = sealed
    case.version += 1
    case.save(update_fields=["sealed", "version"])
    append_entry(
        case=case,
        by=by,
        kind="administrative",
        occurred_at=at or timezone.now(),
        text=text,
        recorded_at=at,
    )
