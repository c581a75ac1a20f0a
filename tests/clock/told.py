"""What the loaded demonstration tells, without its dates: equal on every day, or it is wrong."""

import datetime
import hashlib
import json
import re
import uuid

from django.apps import apps
from django.db import models
from django.utils import timezone

from cases.models import CaseCounter, CasePerson
from referrals.models import ReferralCounter
from victims.age import age_on
from victims.models import ClientCounter

APPS = ("accounts", "audit", "cases", "referrals", "ui", "victims")
# Random by nature, or made of the dates themselves.
SKIPPED = re.compile(
    r"(^|_)(id|key|search|hash|hashes|password|fingerprint|fingerprints|heads|source|sha256|size|detail|"
    r"vault_name|preview_name|before|after|manifest|progress_done|progress_pages|progress_total|seconds_left|lease_token|signature|digest|document|body|next_run_at|due_at)$"
)
DATES = (
    (re.compile(r"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b"), "KEY"),
    (re.compile(r"\b(R-)?([A-Z]{1,4})-20\d\d-"), r"\1\2-YEAR-"),
    (re.compile(r"\b\d\d/\d\d/\d{4}\b"), "DATE"),
    (re.compile(r"\b[A-Z][a-z]{2,8} \d{1,2}, \d{4}\b"), "DATE"),
)
COUNTERS = (CaseCounter, ClientCounter, ReferralCounter)
NAMED = ("username", "short_name", "number", "code_name", "name")


def told(until: datetime.date) -> dict[str, list[str]]:
    """Every row of our apps as a line of text, by model; read as the database's owner."""
    found = {}
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            if model in COUNTERS:  # a row a year
                continue
            rows = model._base_manager.using("owner").all()
            lines = sorted(_line(row, until) for row in rows)
            if lines:
                found[model._meta.label] = lines
    found["ages"] = sorted(_ages(until))
    return found


def digest(found: dict[str, list[str]]) -> str:
    return hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()


def _ages(until: datetime.date) -> list[str]:
    return [
        f"{person.name} {age_on(person.birth_date, person.identified_on)} "
        f"{age_on(person.birth_date, until)}"
        for person in CasePerson._base_manager.using("owner").all()
    ]


def _line(row: models.Model, until: datetime.date) -> str:
    kept = {}
    for field in row._meta.concrete_fields:
        if not SKIPPED.search(field.name):
            kept[field.name] = _value(row, field, until)
    return json.dumps(kept, sort_keys=True, default=str)


def _value(row: models.Model, field: models.Field, until: datetime.date):
    if field.is_relation:
        to = getattr(row, field.name) if field.related_model._meta.app_label in APPS else None
        return next((_plain(getattr(to, n), until) for n in NAMED if to and hasattr(to, n)), None)
    value = getattr(row, field.attname)
    if isinstance(value, (uuid.UUID, bytes, memoryview)):
        return None
    return _plain(value, until)


def _plain(value, until: datetime.date):
    """Dates as days before the day of loading; what happened on that day is "loading"."""
    if isinstance(value, datetime.datetime):
        local = timezone.localtime(value)
        days = (until - local.date()).days
        return "loading" if days == 0 else f"{days} {local:%H:%M}"
    if isinstance(value, datetime.date):
        return (until - value).days
    if isinstance(value, str):
        try:
            return (until - datetime.date.fromisoformat(value)).days
        except ValueError:
            for pattern, instead in DATES:
                value = pattern.sub(instead, value)
    elif isinstance(value, (dict, list)):
        return _plain(json.dumps(value, sort_keys=True, default=str), until)
    return value
