"""Case files: whoever sees the case may make, see, cancel and download its files."""

import uuid

from django.utils import timezone

from cases.models import CaseFile, CaseFileSchedule
from taskforce.access.identity import acting
from tests.cases.casefile_rows import only_part, ready_file
from tests.matrix import READERS, Row


def _file(world, state: str) -> dict:
    """A file of the world's case in that state, made as the detective."""
    with acting(world.cast.detective):
        row = CaseFile.objects.create(
            case=world.case,
            number=CaseFile.objects.filter(case=world.case).count() + 1,
            profile="summary",
            state=state,
            requested_by=world.cast.detective,
        )
    return {"pk": world.case.pk, "file": row.pk}


def _ready(world) -> dict:
    """A ready file."""
    return {"pk": world.case.pk, "file": ready_file(world.case, world.cast.detective).pk}


def _part(world) -> dict:
    """The part of a ready file."""
    row = ready_file(world.case, world.cast.detective)
    return {"pk": world.case.pk, "file": row.pk, "part": only_part(row).pk}


def _case(world) -> dict:
    return {"pk": world.case.pk}


def _ask(world) -> dict:
    return {"profile": "summary", "prepared_for": "", "idempotency_key": str(uuid.uuid4())}


def _two_ready(world) -> dict:
    for _ in range(2):
        ready_file(world.case, world.cast.detective)
    return _case(world)


def _weekly(world, **more) -> dict:
    """A weekly file that the detective set up."""
    values = {"next_run_at": timezone.now()} | more
    with acting(world.cast.detective):
        row = CaseFileSchedule.objects.create(
            case=world.case,
            profile="summary",
            weekday=0,
            hour=6,
            set_up_by=world.cast.detective,
            **values,
        )
    return {"pk": world.case.pk, "schedule": row.pk}


def _paused(world) -> dict:
    return _weekly(world, state="paused", next_run_at=None)


def _each_week(world) -> dict:
    return {"profile": "summary", "weekday": "4", "hour": "6"}


ROWS = [
    Row("case-files", _case, {READERS: 200}),
    Row("case-files-live", _case, {READERS: 200}),
    Row("case-files-compare", _two_ready, {READERS: 200}),
    Row("case-file-new", _case, {READERS: 200}),
    Row("case-file-new", _case, {READERS: 302}, method="post", data=_ask),
    Row("case-file", lambda w: _file(w, "queued"), {READERS: 200}),
    Row("case-file-progress", lambda w: _file(w, "queued"), {READERS: 200}),
    Row("case-file-cancel", lambda w: _file(w, "queued"), {READERS: 302}, method="post"),
    Row("case-file-retry", lambda w: _file(w, "failed"), {READERS: 302}, method="post"),
    Row("case-file-transmittal", _ready, {READERS: 200}),
    Row("case-file-download", _part, {READERS: 200}),
    Row("case-file-read", _part, {READERS: 200}),
    # Without the pass of an opening nobody is given a byte: the address leads to the page.
    Row("case-file-content", _part, {READERS: 302}),
    Row(
        "case-file-printed",
        _part,
        {READERS: 204},
        method="post",
        data=lambda w: {"first": "1", "last": "1"},
    ),
    Row("case-file-schedule-new", _case, {READERS: 200}),
    Row("case-file-schedule-new", _case, {READERS: 302}, method="post", data=_each_week),
    Row("case-file-schedule", _weekly, {READERS: 200}),
    Row("case-file-schedule-pause", _weekly, {READERS: 302}, method="post"),
    # Its files are made as the detective: nobody else lets it go on.
    Row(
        "case-file-schedule-resume",
        _paused,
        {"detective": 302, "analyst supervisor commander": 403},
        method="post",
    ),
    Row("case-file-schedule-end", _weekly, {READERS: 302}, method="post"),
]
