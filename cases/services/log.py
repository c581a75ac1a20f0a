"""The chronology: entries and addenda. Nothing here changes or deletes one."""

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cases.models import Case, LogEntry
from cases.services.acts import allowed, next_number, not_in_future
from cases.services.files import store_file
from taskforce.access.acts import given, once, seen_again
from taskforce.accounts.models import User
from taskforce.audit import record
from taskforce.ui.services import drafts
from taskforce.vocabulary.cases import LOG_ENTRY_KIND

MAX_CHARACTERS = 200_000


@transaction.atomic
def write_entry(
    *,
    case: Case,
    by: User,
    text: str,
    kind: str = "narrative",
    occurred_at: datetime.datetime | None = None,
    files: Iterable = (),
    distressing: bool = False,
    idempotency_key=None,
    draft_key: str = "",
    recorded_at: datetime.datetime | None = None,
) -> LogEntry:
    """Add an entry, with its attachments, in one transaction; the draft of it is forgotten.

    :param occurred_at: when it happened (now, when None); never in the future.
    :param files: uploaded files; each is sealed into the vault.
    :param recorded_at: only for data that was recorded elsewhere before.
    """
    case = allowed(case, by, "case.log")
    entry, is_new = once(
        LogEntry,
        idempotency_key,
        {"case": case, "author": by},
        lambda: _make(
            case, by, text, kind, occurred_at, idempotency_key, recorded_at, files, distressing
        ),
    )
    if draft_key:
        drafts.clear(by, draft_key)
    entry = seen_again(entry, by)
    if is_new:
        record("log.written", entry, case=str(case.pk), number=entry.number, kind=entry.kind)
    return entry


@transaction.atomic
def add_addendum(
    *,
    case: Case,
    entry: LogEntry,
    by: User,
    text: str,
    idempotency_key=None,
    draft_key: str = "",
    recorded_at: datetime.datetime | None = None,
) -> LogEntry:
    """Correct or complete an entry: a further entry that points to it. The first one stays."""
    case = allowed(case, by, "case.log")
    root = entry.addendum_to or entry
    if root.case_id != case.pk:
        raise ValidationError("That entry belongs to another case.")
    made, is_new = once(
        LogEntry,
        idempotency_key,
        {"case": case, "author": by, "addendum_to": root},
        lambda: append_entry(
            case=case,
            by=by,
            kind=root.kind,
            text=text,
            addendum_to=root,
            occurred_at=recorded_at or timezone.now(),
            idempotency_key=idempotency_key,
            recorded_at=recorded_at,
        ),
    )
    if draft_key:
        drafts.clear(by, draft_key)
    made = seen_again(made, by)
    if is_new:
        record("log.written", made, case=str(case.pk), number=made.number, addendum_to=root.number)
    return made


def append_entry(
    *,
    case: Case,
    by: User,
    kind: str,
    occurred_at,
    text: str,
    addendum_to=None,
    idempotency_key=None,
    recorded_at=None,
) -> LogEntry:
    """The row itself, with the next number; for services that have asked for the right."""
    LOG_ENTRY_KIND.validate(kind)
    text = text.strip()
    if not text:
        raise ValidationError({"text": "Write what happened."})
    if len(text) > MAX_CHARACTERS:
        raise ValidationError({"text": f"At most {MAX_CHARACTERS:,} characters in one entry."})
    not_in_future(occurred_at)
    return LogEntry.objects.create(
        case=case,
        number=next_number(case, LogEntry),
        kind=kind,
        occurred_at=occurred_at,
        author=by,
        text=text,
        addendum_to=addendum_to,
        **given(idempotency_key=idempotency_key, recorded_at=recorded_at),
    )


def _make(case, by, text, kind, occurred_at, key, recorded_at, files, distressing) -> LogEntry:
    entry = append_entry(
        case=case,
        by=by,
        kind=kind,
        occurred_at=occurred_at or timezone.now(),
        text=text,
        idempotency_key=key,
        recorded_at=recorded_at,
    )
    for upload in files:
        store_file(
            case=case,
            by=by,
            upload=upload,
            log_entry=entry,
            distressing=distressing,
            uploaded_at=recorded_at,
        )
    return entry
