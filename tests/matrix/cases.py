"""Routes of cases. The world's case is Riverton's, open, in the task force, not shared.

``commander`` oversees the task force: reads and exports, and changes nothing.
"""

import datetime
import uuid

from django.utils import timezone

from tests.matrix import INVESTIGATORS, READERS, Row
from tests.typed import typed

CHANGERS = {INVESTIGATORS: 302, "commander": 403}
WRITERS = {INVESTIGATORS: 200, "commander": 403}


def case(world):
    return {"pk": world.case.pk}


def entry(world):
    return {"pk": world.case.pk, "entry_pk": world.entry.pk}


def person(world):
    return {"pk": world.case.pk, "person_pk": world.person.pk}


def item(world):
    return {"pk": world.case.pk, "item_pk": world.evidence.pk}


def file(world):
    return {"pk": world.case.pk, "file_pk": world.file.pk}


def at():
    return typed()


def header(world):
    return {
        "title": "Motel",
        "kind": "related",
        "opened_on": "2025-01-05",
        "confidentiality": "routine",
    }


def purpose(**values):
    last = timezone.localdate() + datetime.timedelta(days=9)
    return lambda world: {
        "level": "view",
        "purpose": "assistance",
        "expires_on": str(last),
        **{name: value(world) for name, value in values.items()},
    }


def new_item(world):
    return {
        "kind": "document",
        "description": "Ledger",
        "collected_at": at(),
        "collected_by": "Someone",
        "source": "collected",
    }


def transfer(world):
    return {
        "released_by": "A",
        "received_by": "B",
        "at": at(),
        "place": "Room",
        "purpose": "storage",
    }


OPENERS = "detective analyst supervisor neighbor commander outsider"
EVERYONE = " ".join(
    (
        "detective analyst supervisor commander neighbor prosecutor advocate director partner",
        "coordinator auditor administrator outsider",
    )
)

ROWS = [
    Row("case-list", expect={EVERYONE: 200}),
    Row("case-list-export", expect={EVERYONE: 200}),
    Row("case-new", expect={OPENERS: 200}, others=403),
    Row(
        "case-new",
        expect={OPENERS: 302},
        others=403,
        method="post",
        data=lambda w: header(w) | {"idempotency_key": uuid.uuid4()},
    ),
    Row("case-log", case, {READERS: 200}),
    Row("case-log-print", case, {READERS: 200}),
    Row(
        "case-log-add",
        case,
        CHANGERS,
        method="post",
        data=lambda w: {"text": "New", "kind": "narrative", "occurred_at": at()},
    ),
    Row("case-entry", entry, {READERS: 200}),
    Row("case-entry-addendum", entry, CHANGERS, method="post", data=lambda w: {"text": "More"}),
    Row("case-attachment", file, {READERS: 200}),
    Row("case-attachment-preview", file, {}, others=404),
    Row("case-edit", case, WRITERS),
    Row("case-edit", case, CHANGERS, method="post", data=lambda w: header(w) | {"version": 1}),
    Row("case-close", case, WRITERS),
    Row(
        "case-close",
        case,
        CHANGERS,
        method="post",
        data=lambda w: {"reason": "unfounded", "note": "So"},
    ),
    Row("case-suspend", case, CHANGERS, method="post", data=lambda w: {"note": "So"}),
    Row("case-reopen", case, WRITERS),
    Row("case-people", case, {READERS: 200}),
    Row("case-person-new", case, WRITERS),
    Row(
        "case-person-new",
        case,
        CHANGERS,
        method="post",
        data=lambda w: {"name": "New", "sex": "unknown"},
    ),
    Row("case-person", person, {READERS: 200}),
    Row(
        "case-person-edit",
        person,
        CHANGERS,
        method="post",
        data=lambda w: {"name": "Other", "sex": "unknown", "version": 1},
    ),
    Row("case-person-refer", person, WRITERS),
    Row(
        "case-person-role",
        person,
        CHANGERS,
        method="post",
        data=lambda w: {"role": "witness", "basis": "Saw it", "version": 1},
    ),
    Row("case-evidence", case, {READERS: 200}),
    Row("case-evidence-new", case, WRITERS),
    Row("case-evidence-new", case, CHANGERS, method="post", data=new_item),
    Row("case-evidence-item", item, {READERS: 200}),
    Row("case-evidence-sheet", item, {READERS: 200}),
    Row(
        "case-evidence-edit",
        item,
        CHANGERS,
        method="post",
        data=lambda w: {"description": "Room 13", "source": "created", "version": 1},
    ),
    Row("case-evidence-files", item, {INVESTIGATORS: 422, "commander": 403}, method="post"),
    Row("case-evidence-custody", item, CHANGERS, method="post", data=transfer),
    Row("case-timeline", case, {READERS: 200}),
    Row("case-history", case, {READERS: 200}),
    Row("case-access", case, {READERS: 200}),
    Row("case-who", case, {READERS: 200}),
    Row("case-share", case, WRITERS),
    Row(
        "case-share",
        case,
        CHANGERS,
        method="post",
        data=purpose(agency=lambda w: w.cast.sheriff.pk),
    ),
    Row("case-grant", case, CHANGERS, method="post", data=purpose(username=lambda w: "prosecutor")),
    Row(
        "case-share-end",
        lambda w: case(w) | {"agency_pk": w.cast.sheriff.pk},
        {"commander": 403},
        method="post",
    ),
    Row(
        "case-grant-end",
        lambda w: case(w) | {"user_pk": w.cast.neighbor.pk},
        {"commander": 403},
        method="post",
    ),
    Row("case-seal", case, {"supervisor": 200, "detective analyst commander": 403}),
    Row(
        "case-seal",
        case,
        {"supervisor": 302, "detective analyst commander": 403},
        method="post",
        data=lambda w: {"note": "A source"},
    ),
    Row(
        "case-unseal",
        case,
        {"supervisor": 422, "detective analyst commander": 403},
        method="post",
        data=lambda w: {"note": "Over"},
    ),
]
