"""What belongs to one person, one agency, or to the record of acts."""

from django.utils import timezone

from cases import models as c
from referrals import models as r
from taskforce.access.world import World, make
from taskforce.accounts.models import User
from taskforce.audit.models import AuditEvent, AuditSeal
from taskforce.ui.models import Draft, Notification, SavedView
from victims import models as v


def add_own_rows(world: World) -> None:
    for model in (c.CaseCounter, v.ClientCounter, r.ReferralCounter):
        for agency in world.agencies:
            make(model, agency=agency, year=2026)
    for user in world.users:
        _own(world, user)
        _act(world, user)
    make(AuditSeal, at=timezone.now(), heads={}, previous_hash=b"", hash=b"")


def _own(world: World, user: User) -> None:
    make(Draft, user=user, key="/x/", body="x", updated_at=world.past())
    make(SavedView, user=user, page="cases", name="x", querystring="q=x")
    make(Notification, user=user, kind="x", url="/x/", created_at=world.past())


def _act(world: World, user: User) -> None:
    """An act on somebody's account, or on nothing."""
    other = world.rng.choice((None, world.user()))
    make(
        AuditEvent,
        actor=world.rng.choice((None, user)),
        actor_agency=user.agency,
        action=world.rng.choice(("account.log_in_failed", "account.viewed")),
        object_kind="accounts.user" if other else "",
        object_id=str(other.pk) if other else "",
        object_agency_id=other.agency_id if other else None,
    )
