"""Drafts, saved views and notifications: their owner's alone, whatever the role."""

from django.db.models import Q

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

for _model, _view in ((Draft, "draft.view"), (SavedView, "saved_view.view")):
    Rule(_model, view=_view, reasons={_view: [OWN]}, insert=[OWN], update=[OWN], delete=[OWN])

Rule(
    Notification,
    view="notification.view",
    reasons={"notification.view": [OWN]},
    insert=[ANYBODY_LOGGED_IN, WORKER],
    update=[OWN],
    delete=[OWN],
)
