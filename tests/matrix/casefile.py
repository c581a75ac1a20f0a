"""Case files: whoever sees the case may make, see, cancel and download its files."""

import uuid

from cases.models import CaseFile
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


def _part(world) -> dict:
    """The part of a ready file."""
    row = ready_file(world.case, world.cast.detective)
    return {"pk": world.case.pk, "file": row.pk, "part": only_part(row).pk}


def _case(world) -> dict:
    return {"pk": world.case.pk}


def _ask(world) -> dict:
    return {"profile": "summary", "prepared_for": "", "idempotency_key": str(uuid.uuid4())}


ROWS = [
    Row("case-files", _case, {READERS: 200}),
    Row("case-file-new", _case, {READERS: 200}),
    Row("case-file-new", _case, {READERS: 302}, method="post", data=_ask),
    Row("case-file", lambda w: _file(w, "queued"), {READERS: 200}),
    Row("case-file-progress", lambda w: _file(w, "queued"), {READERS: 200}),
    Row("case-file-cancel", lambda w: _file(w, "queued"), {READERS: 302}, method="post"),
    Row("case-file-retry", lambda w: _file(w, "failed"), {READERS: 302}, method="post"),
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
]
