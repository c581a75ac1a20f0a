from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connection, transaction
from psycopg2.extensions import ISOLATION_LEVEL_REPEATABLE_READ


@contextmanager
def snapshot() -> Iterator[datetime]:
    """One unchanging view of the database; gives the moment it is from.

    What others commit meanwhile is not seen, so that a file never holds one half of a change.
    It must be the outermost transaction: a running one already has its view.
    """
    if connection.in_atomic_block:
        raise RuntimeError("a snapshot cannot begin inside a transaction")
    connection.ensure_connection()
    raw = connection.connection
    level = raw.isolation_level
    # Set on the connection, not by SET TRANSACTION: the identity is applied by a query of its
    # own as the transaction begins, and after a query the level can no longer be changed.
    raw.isolation_level = ISOLATION_LEVEL_REPEATABLE_READ
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("select now()")
                (moment,) = cursor.fetchone()
            yield moment
    finally:
        if not raw.closed:
            raw.isolation_level = level
