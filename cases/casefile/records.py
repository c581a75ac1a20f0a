"""What a file printed of each record, as marks: two files tell by them what changed between them.

A mark is keyed and cut short: it says that something is the same or another, never what it is.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.crypto import salted_hmac

from cases.casefile.data import CaseData
from cases.casefile.registry import PARTS

SALT = "cases.casefile.records"
MARK = 16


def records_of(data: CaseData, places: Mapping[str, int]) -> dict[str, list]:
    """``entry-12``, ``person-3``, ``item-7`` → its mark, and the page it begins on if known."""
    return {key: [_mark(value), places.get(key)] for key, value in _printed(data)}


def _printed(data: CaseData) -> Iterator[tuple[str, Any]]:
    yield "header", [data.title, data.facts, data.summary, data.closing_note, data.status]
    for part in PARTS:
        if part.anchor:
            for row in data.parts.get(part.key, ()):
                yield f"{part.anchor}-{row.number}", asdict(row)


def _mark(value: Any) -> str:
    text = json.dumps(value, cls=DjangoJSONEncoder, sort_keys=True)
    return salted_hmac(SALT, text, algorithm="sha256").hexdigest()[:MARK]
