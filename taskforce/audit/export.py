"""The auditor's list as a CSV file."""

import csv
import io
import tempfile
from collections.abc import Iterable

from taskforce.audit.words import Said

LIMIT = 50_000
IN_MEMORY = 4 * 1024 * 1024
HEADER = (
    "When (UTC)",
    "Person",
    "User name",
    "Agency",
    "Act",
    "Outcome",
    "Kind of record",
    "Record id",
    "From address",
    "Request",
    "Facts",
    "Chain",
    "Number",
    "Hash",
)
STARTERS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(rows: Iterable[Said]):
    """An unnamed file, at its beginning; formulas of a spreadsheet become text."""
    spool = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  the response closes it
    text = io.TextIOWrapper(spool, encoding="utf-8", newline="", write_through=True)
    text.write("\ufeff")  # spreadsheets take it for UTF-8 by this mark only
    writer = csv.writer(text)
    writer.writerow(HEADER)
    for row in rows:
        writer.writerow([_safe(cell) for cell in _cells(row)])
    text.detach()
    spool.seek(0)
    return spool


def _cells(row: Said) -> list:
    event = row.event
    facts = "; ".join(f"{name}: {value}" for name, value in row.facts)
    return [
        row.when,
        row.who,
        event.actor.username if event.actor else "",
        row.agency,
        row.what,
        row.outcome,
        event.object_kind,
        event.object_id,
        event.source,
        event.request_id,
        facts,
        event.chain,
        event.seq,
        bytes(event.hash).hex(),
    ]


def _safe(value) -> str:
    text = str(value)
    return f"'{text}" if text.startswith(STARTERS) else text
