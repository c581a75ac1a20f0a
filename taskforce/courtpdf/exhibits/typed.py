"""A text exhibit: decoded and set in a plain face, some hundred lines a section."""

import html

from ..errors import ExhibitRefused
from ..split import pieces_of_text

LARGEST = 4_000_000
TYPES = ("text/plain", "text/csv", "text/tab-separated-values", "application/json", "text/x-log")


def decoded(data: bytes) -> str:
    """As UTF-8, UTF-16 with its mark, or Windows-1252; else a refusal."""
    if len(data) > LARGEST:
        raise ExhibitRefused(f"The text has {len(data):,} bytes; at most {LARGEST:,} are printed.")
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    encodings = ["utf-16"] if marked else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise ExhibitRefused("The file says that it is text, and is not.")


def fragments(text: str) -> list[str]:
    """The HTML of each section."""
    return [
        f'<pre class="exhibit-text">{html.escape(piece)}</pre>'
        for piece in pieces_of_text(text, lines=1_100)
    ]
