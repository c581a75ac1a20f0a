"""The clock's move. Rights end by themselves at reading; this only writes it on the row."""

import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from referrals.models import Referral
from referrals.services.move import apply_move
from taskforce.access.identity import acting
from taskforce.access.principal import WORKER
from taskforce.vocabulary.referrals import CLOCK, REFERRAL_MOVES, move_between
from taskforce.vocabulary.releases import DEFAULT_RELEASE_DAYS

UNANSWERED = ("sent", "acknowledged")
EXPIRABLE = tuple(sorted({move.source for move in REFERRAL_MOVES if CLOCK in move.by}))
BATCH = 200


def expire_referrals() -> int:
    """Mark what ended: the release ran out, or nobody answered for as long as one lasts.

    Law enforcement's referrals have no release; what they tell of a person is not left
    standing longer than a release would be by default.

    :returns: how many were marked; at most ``BATCH`` in one run.
    """
    now = timezone.now()
    ended = Q(release_expires_at__lte=now) | Q(
        release__isnull=True,
        state__in=UNANSWERED,
        sent_at__lte=now - datetime.timedelta(days=DEFAULT_RELEASE_DAYS),
    )
    with acting(WORKER), transaction.atomic():
        due = Referral.objects.permitted(WORKER, "referral.keep_clock")
        due = due.filter(ended, state__in=EXPIRABLE).order_by("pk")
        rows = list(due.select_for_update(of=("self",), skip_locked=True)[:BATCH])
        for referral in rows:
            apply_move(referral, move_between(referral.state, "expired"), by=None)
    return len(rows)
