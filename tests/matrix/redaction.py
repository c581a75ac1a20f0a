"""Redactions: whoever sees the case sees them; those who may add to it, and prosecutors who
may, decide. The world's case holds an attached text, so exhibit 1 has hits and no picture."""

import io
import uuid

from PIL import Image

from cases.models import StoredFile
from taskforce.access.identity import acting
from taskforce.vault import files
from tests.matrix import INVESTIGATORS, READERS, Row

DECIDERS = {INVESTIGATORS: 302, "commander": 403}


def _case(world) -> dict:
    return {"pk": world.case.pk}


def _page(world) -> dict:
    return {"pk": world.case.pk, "file_pk": world.file.pk, "page": 1}


def _picture(world) -> dict:
    out = io.BytesIO()
    Image.new("RGB", (60, 80), "navy").save(out, "PNG")
    stored = files.write([out.getvalue()])
    with acting(world.cast.detective):
        file = StoredFile.objects.create(
            case=world.case,
            log_entry=world.entry,
            name="door.png",
            media_type="image/png",
            size=stored.size,
            sha256=stored.sha256,
            vault_name=stored.name,
            uploaded_by=world.cast.detective,
        )
    return {"pk": world.case.pk, "file_pk": file.pk, "page": 1}


def _text(world) -> dict:
    return {"text": "blue van", "kind": "informant", "idempotency_key": str(uuid.uuid4())}


def _box(world) -> dict:
    sides = {"left": "10", "top": "10", "width": "20", "height": "5"}
    return {**sides, "kind": "informant", "idempotency_key": str(uuid.uuid4())}


ROWS = [
    Row("case-redaction", _case, {READERS: 200}),
    Row("case-redaction-text", _case, DECIDERS, method="post", data=_text),
    Row(
        "case-redaction-decide",
        _case,
        {INVESTIGATORS: 422, "commander": 403},
        method="post",
        data=lambda w: {"verdict": "accept", "proposal": "of another case"},
    ),
    Row("case-redaction-exhibit", _page, {READERS: 200}),
    Row("case-redaction-exhibit", _picture, DECIDERS, method="post", data=_box),
    Row("case-redaction-picture", _picture, {READERS: 200}),
]
