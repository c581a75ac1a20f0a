"""Hashes of what was read, so that a printed record can be held against the record itself.

A hash is over the values as UTF-8 JSON with sorted keys, no spaces, moments in UTC: anybody
who has the same records gets the same hash, with any program.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime

from cases.casefile.data import CaseData


def content_hashes(data: CaseData) -> Sequence[tuple[str, str]]:
    """What was printed from, by kind, with the SHA-256 of all of it."""
    return [
        ("Case facts", digest([list(data.facts), data.summary, data.closing_note])),
        ("Log entries", digest([asdict(one) for one in data.entries])),
        ("People and decisions on their roles", digest([asdict(one) for one in data.people])),
        ("Evidence and custody transfers", digest([_item(one) for one in data.items])),
        ("Attached files", digest([[one.exhibit, one.printed_sha256] for one in data.files])),
    ]


def digest(value: object) -> str:
    """SHA-256 of plain values, dates and moments."""
    text = json.dumps(
        value, default=_plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _item(one) -> dict:
    # A file stands by its exhibit number and hash; where it is stored is nobody's business.
    return asdict(one) | {"files": [[file.exhibit, file.printed_sha256] for file in one.files]}


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
