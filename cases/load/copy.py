"""Rows straight into a table: triggers off, scope columns given, one transaction."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connections, transaction

ALIAS = "owner"
BATCH = 20_000


@contextmanager
def without_triggers(tables: Sequence[str]) -> Iterator[None]:
    """Load as the owner of the tables; the triggers are back before the transaction ends."""
    with transaction.atomic(using=ALIAS), connections[ALIAS].cursor() as cursor:
        for table in tables:
            cursor.execute(f"alter table {table} disable trigger user")
        yield
        cursor.execute("set constraints all immediate")  # an ALTER TABLE waits for no check
        for table in tables:
            cursor.execute(f"alter table {table} enable trigger user")


def copy_rows(table: str, columns: Sequence[str], rows: Iterable[Sequence]) -> int:
    """COPY the rows; gives their number. None is NULL."""
    statement = f"copy {table} ({', '.join(columns)}) from stdin with (format csv, null '\\N')"
    total, batch = 0, []
    for row in rows:
        batch.append(["\\N" if value is None else value for value in row])
        if len(batch) >= BATCH:
            total += _send(statement, batch)
            batch = []
    return total + _send(statement, batch)


def _send(statement: str, batch: list) -> int:
    if not batch:
        return 0
    buffer = io.StringIO()
    csv.writer(buffer).writerows(batch)
    buffer.seek(0)
    with connections[ALIAS].cursor() as cursor:
        cursor.copy_expert(statement, buffer)
    return len(batch)
