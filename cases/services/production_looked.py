"""Saying of several exhibits at once that somebody looked, and no child is named in them."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction

from cases.models import ExhibitChoice, Production
from cases.services.production_exhibit import check_reason, keep_choice, named_now, open_draft
from taskforce.accounts.models import User

NONE_TICKED = "Tick the exhibits that you looked at."
NOT_HERE = (
    "One of them is not there to be looked at, or was changed meanwhile. Nothing was decided. Load "
    "the page again."
)
NO_REASON = "Say how you looked, for example that you looked at every page."


@transaction.atomic
def confirm_looked(
    *, production: Production, by: User, fingerprints: Iterable[str], reason: str
) -> int:
    """Keep for each that it shows no child's name; gives how many were not decided like that.

    An explicit list: one name that is not there refuses all. An exhibit in whose text a child
    may be named is decided on alone (``production_exhibit``).

    :param fingerprints: what was found, as it was shown.
    :raises ValidationError: for an empty or foreign list, no reason, or no draft.
    """
    wanted, reason = set(fingerprints), reason.strip()
    if not wanted:
        raise ValidationError(NONE_TICKED)
    if not reason:
        raise ValidationError(NO_REASON)
    check_reason(reason)
    row = open_draft(production, by)
    here = {one.fingerprint: one for one in named_now(row, by) if one.is_only_looked_at}
    if not wanted <= here.keys():
        raise ValidationError(NOT_HERE)
    how = ExhibitChoice.How.NO_NAME
    new = [one for one in here.values() if one.fingerprint in wanted and not one.is_left]
    for one in new:
        keep_choice(row, one, by, how, reason)
    return len(new)
