"""Lists as CSV: what is shown, nothing more, and nothing a spreadsheet would run.

Written to an unnamed file inside the request's transaction: the rows, the identity that
may see them and the audit entry belong together, and no half file is ever sent.
"""

import csv
import io
import tempfile
from collections.abc import Iterable, Sequence

from django.http import FileResponse

from taskforce.ui.tables.table import Column

MAX_ROWS = 50_000
IN_MEMORY = 4 * 1024 * 1024
STARTERS = ("=", "+", "-", "@", "\t", "\r")


class TooManyRows(ValueError):
    """More rows than one export takes; narrow the filter."""


def neutralise(value) -> str:
    """A cell that a spreadsheet shows as text: a formula's first character gets a quote.

    Source: OWASP, CSV injection.
    """
    text = "" if value is None else str(value).replace("\x00", "")
    return f"'{text}" if text.startswith(STARTERS) else text


def write_csv(file, header: Sequence[str], rows: Iterable[Sequence], limit: int = MAX_ROWS) -> int:
    """Write neutralised rows; gives their number, raises :class:`TooManyRows` beyond the limit."""
    writer = csv.writer(file)
    writer.writerow([neutralise(cell) for cell in header])
    count = 0
    for count, row in enumerate(rows, start=1):
        if count > limit:
            raise TooManyRows(f"This list has more than {limit:,} rows. Narrow the filter first.")
        writer.writerow([neutralise(cell) for cell in row])
    return count


def csv_file(columns: Sequence[Column], queryset, limit: int = MAX_ROWS):
    """An unnamed file with the rows of a permitted queryset, and their number."""
    spool = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (given to the caller)
    spool.write("\ufeff".encode())  # spreadsheets take it for UTF-8 by this mark only
    text = io.TextIOWrapper(spool, encoding="utf-8", newline="", write_through=True)
    rows = ([column.plain(row) for column in columns] for row in queryset.iterator(chunk_size=1000))
    count = write_csv(text, [column.label for column in columns], rows, limit)
    text.detach()
    spool.seek(0)
    return spool, count


def csv_response(spool, name: str) -> FileResponse:
    """The file as a download; ``name`` carries no person's name."""
    return FileResponse(
        spool, as_attachment=True, filename=f"{name}.csv", content_type="text/csv; charset=utf-8"
    )
