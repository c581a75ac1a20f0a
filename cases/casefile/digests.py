"""Hashes of what was read, so that a printed record can be held against the record itself.

A hash is over the values as UTF-8 JSON with sorted keys, no spaces, moments in UTC: anybody
who has the same records gets the same hash, with any program.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime

from cases.casefile.data import CaseData
from cases.casefile.registry import PARTS


def content_hashes(data: CaseData) -> Sequence[tuple[str, str]]:
    """What was printed from, by part, with the SHA-256 of all of it."""
    return [(part.label, digest(part.said(data))) for part in PARTS]


def digest(value: object) -> str:
    """SHA-256 of plain values, dates and moments."""
    text = json.dumps(
        value, default=_plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
