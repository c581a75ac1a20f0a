"""Audit events in words: who did what to which record. Ids only, never content."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps

from taskforce.accounts.models import User
from taskforce.audit import kinds
from taskforce.audit.models import AuditEvent

OUTCOMES = {"done": ("Done", ""), "failed": ("Failed", "warn"), "refused": ("Refused", "bad")}
SHORT = 8


@dataclass(frozen=True)
class Said:
    """One event as the auditor reads it."""

    event: AuditEvent
    when: str
    who: str
    agency: str
    what: str
    record: str
    outcome: str
    tone: str
    facts: list[tuple[str, str]]

    @property
    def clock(self) -> str:
        """The moment without its zone, for a column that names it."""
        return self.when.removesuffix(" UTC")


def said(events: Iterable[AuditEvent]) -> list[Said]:
    """The events in words; names of accounts are read once for all of them."""
    events = list(events)
    keys = {e.object_id for e in events if e.object_kind == "accounts.user"}
    accounts = User.objects.in_bulk([int(key) for key in keys if key.isdecimal()])
    return [_one(event, accounts) for event in events]


def utc(moment: datetime.datetime | None) -> str:
    """UTC to a hundredth of a second (CJIS Security Policy 5.9, AU-8)."""
    if moment is None:  # the database sets it; a row that was just made does not know it yet
        return ""
    moment = moment.astimezone(datetime.UTC)
    return f"{moment:%Y-%m-%d %H:%M:%S}.{moment.microsecond // 10000:02} UTC"


def kind_label(label: str) -> str:
    """ "cases.logentry" as "log entry"."""
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):
        return label


def _one(event: AuditEvent, accounts: dict[int, User]) -> Said:
    outcome, tone = OUTCOMES.get(event.outcome, (event.outcome, ""))
    return Said(
        event,
        utc(event.at),
        str(event.actor) if event.actor else "Nobody (not logged in)",
        str(event.actor_agency or ""),
        _label(event.action),
        _record(event, accounts),
        outcome,
        tone,
        _facts(event.detail),
    )


def _facts(detail: dict) -> list[tuple[str, str]]:
    return [(key.replace("_", " "), _plain(detail[key])) for key in sorted(detail)]


def _label(action: str) -> str:
    try:
        return kinds.get(action).label
    except LookupError:  # recorded by a version that still declared it
        return action


def _record(event: AuditEvent, accounts: dict[int, User]) -> str:
    if not event.object_kind:
        return ""
    key = event.object_id
    if event.object_kind == "accounts.user" and key.isdecimal():
        account = accounts.get(int(key))
        return f"account {account.username}" if account else f"account {key}"
    return f"{kind_label(event.object_kind)} {key[:SHORT]}"


def _plain(value) -> str:
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    return str(value)
