"""Decisions on exhibits of a draft that name a child, all alike."""

from cases.models import Production, StoredFile
from cases.productions.look import look_at
from cases.services.production_exhibit import choose_exhibit
from taskforce.accounts.models import User

READING_SECONDS = 60.0


def decide_exhibits(production: Production, by: User, how: str, reason: str = "") -> None:
    """On each exhibit on which nobody decided yet."""
    for one in look_at(production, by, seconds=READING_SECONDS).open:
        choose_exhibit(
            production=production,
            file=StoredFile.objects.visible_to(by).get(pk=one.file.record),
            by=by,
            how=how,
            fingerprint=one.fingerprint,
            reason=reason,
        )
