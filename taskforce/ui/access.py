"""Drafts, saved views and notifications: their owner's alone, whatever the role."""

import datetime

from django.db.models import Q
from django.db.models.functions import Now

from taskforce.access import actions, sql
from taskforce.access.rules import Reason, Rule
from taskforce.ui.models import Draft, Notification, SavedView

actions.declare("draft.view", "Read an own draft")
actions.declare("saved_view.view", "Use an own saved view")
actions.declare("notification.view", "Read an own notification")


def _own(principal):
    return Q(user_id=principal.user_id) if principal.user_id else None


OWN = Reason("own", "It is your own", _own, f"user_id = {sql.USER}")

# Telling somebody that something waits crosses agencies (a referral arrives); a row
# carries a kind and an address, and opens nothing by itself.
ANYBODY_LOGGED_IN = Reason(
    "anybody",
    "Anybody may tell anybody that something waits",
    lambda principal: Q() if principal.user_id else None,
    f"{sql.USER} is not null",
)
WORKER = Reason(
    "worker",
    "The worker tells whose export is ready",
    lambda principal: Q() if principal.has_any({"worker"}) else None,
    sql.has_role({"worker"}),
)

# What nobody came back for is forgotten: a draft may hold what was never meant to be kept.
DRAFT_DAYS, NOTIFICATION_DAYS = 60, 180


def _forgotten(column: str, days: int) -> Reason:
    """The worker sees a row in order to delete it, once it is that old."""
    age = datetime.timedelta(days=days)

    def q(principal):
        if not principal.has_any({"worker"}):
            return None
        return Q(**{f"{column}__lt": Now() - age})

    return Reason(
        "forgotten",
        f"The worker forgets it after {days} days",
        q,
        f"{sql.has_role({'worker'})} and {column} < statement_timestamp() - interval '{days} days'",
    )


OLD_DRAFT = _forgotten("updated_at", DRAFT_DAYS)
OLD_NOTIFICATION = _forgotten("created_at", NOTIFICATION_DAYS)

Rule(
    Draft,
    view="draft.view",
    reasons={"draft.view": [OWN, OLD_DRAFT]},
    insert=[OWN],
    update=[OWN],
    delete=[OWN, OLD_DRAFT],
)
Rule(
    SavedView,
    view="saved_view.view",
    reasons={"saved_view.view": [OWN]},
    insert=[OWN],
    update=[OWN],
    delete=[OWN],
)
Rule(
    Notification,
    view="notification.view",
    reasons={"notification.view": [OWN, OLD_NOTIFICATION]},
    insert=[ANYBODY_LOGGED_IN, WORKER],
    update=[OWN],
    delete=[OWN, OLD_NOTIFICATION],
)
