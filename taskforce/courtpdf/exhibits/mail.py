"""An e-mail exhibit: its headers, what it says, and what it carries, as text.

Nothing in a message is followed or run: HTML is read for its words, pictures and
attachments are listed by name, size and hash.  The original is kept under its own.
"""

import email
import hashlib
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from html import escape
from html.parser import HTMLParser

from ..errors import ExhibitRefused
from ..split import pieces_of_text

TYPES = ("message/rfc822",)
LARGEST, MOST_PARTS, LONGEST_HEADER = 40_000_000, 500, 4_000
HEADERS = ("From", "To", "Cc", "Bcc", "Reply-To", "Date", "Subject", "Message-ID", "In-Reply-To")
SILENT = ("script", "style", "head", "title", "template")
BREAKING = ("p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "blockquote", "table", "hr")


def fragments(data: bytes) -> list[str]:
    """The HTML of each section.  Raises ``ExhibitRefused`` for what is no message."""
    message = email.message_from_bytes(data, policy=policy.default)
    headers = list(_headers(message))
    if not headers:
        raise ExhibitRefused("The file says that it is an e-mail, and is not.")
    parts = list(_leaves(message))
    if len(parts) > MOST_PARTS:
        raise ExhibitRefused(f"The e-mail has more than {MOST_PARTS:,} parts.")
    body, form = _body(parts)
    rows = "".join(f"<dt>{label}</dt><dd>{escape(value)}</dd>" for label, value in headers)
    pieces = [f'<pre class="exhibit-text">{escape(x)}</pre>' for x in pieces_of_text(body, 1_000)]
    carried = [part for part in parts if part is not form and not _is_body(part)]
    first = f'<dl class="facts">{rows}</dl><p class="label">{_told(form)}</p>'
    pieces[0] = first + pieces[0]
    pieces[-1] += _carried(carried)
    return pieces


def _headers(message: EmailMessage) -> Iterator[tuple[str, str]]:
    for name in HEADERS:
        for value in _values(message, name):
            yield name, " ".join(value.split())[:LONGEST_HEADER]


def _values(message: EmailMessage, name: str) -> list[str]:
    try:
        return [str(value) for value in message.get_all(name, [])]
    except (ValueError, LookupError, AttributeError):  # a header that breaks the standard
        raw = [value for key, value in message.raw_items() if key.lower() == name.lower()]
        return [str(value) for value in raw]


def _leaves(message: EmailMessage) -> Iterator[EmailMessage]:
    for count, part in enumerate(message.walk()):
        if count > MOST_PARTS:
            raise ExhibitRefused(f"The e-mail has more than {MOST_PARTS:,} parts.")
        if not part.is_multipart():
            yield part


def _is_body(part: EmailMessage) -> bool:
    kinds = ("text/plain", "text/html")
    return part.get_content_type() in kinds and part.get_content_disposition() != "attachment"


def _body(parts: list[EmailMessage]) -> tuple[str, EmailMessage | None]:
    """What the message says: its plain text where there is one, else the words of its HTML."""
    for kind in ("text/plain", "text/html"):
        found = [part for part in parts if _is_body(part) and part.get_content_type() == kind]
        if found:
            texts = [_text(part) for part in found]
            if kind == "text/html":
                texts = [words_of(text) for text in texts]
            return "\n\n".join(texts), found[0]
    return "", None


def _told(form: EmailMessage | None) -> str:
    if form is None:
        return "The message has no text."
    plain = form.get_content_type() == "text/plain"
    return "Text of the message" if plain else "Text of the message, from its HTML form"


def _text(part: EmailMessage) -> str:
    data = part.get_payload(decode=True) or b""
    try:
        return data.decode(part.get_content_charset("utf-8")).replace("\r\n", "\n")
    except (LookupError, UnicodeDecodeError):
        return data.decode("cp1252", "replace").replace("\r\n", "\n")


def _carried(parts: list[EmailMessage]) -> str:
    if not parts:
        return ""
    rows = "".join(_row(part) for part in parts)
    return (
        '<table class="grid"><caption>Attached to the message, not reproduced here</caption>'
        '<thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Bytes</th>'
        f'<th scope="col">SHA-256</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(part: EmailMessage) -> str:
    data = part.get_payload(decode=True) or b""
    name = str(part.get_filename() or "without a name")[:LONGEST_HEADER]
    return (
        f"<tr><td>{escape(name)}</td><td>{escape(part.get_content_type())}</td>"
        f'<td class="num">{len(data):,}</td>'
        f'<td class="code">{hashlib.sha256(data).hexdigest()}</td></tr>'
    )


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        if tag in BREAKING:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in SILENT))
        if tag in BREAKING:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.said.append(" ".join(data.split()) + (" " if data[-1:].isspace() else ""))


def words_of(html: str) -> str:
    """The words of an HTML text in lines; nothing of what it hides in scripts and styles."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    lines = [line.strip() for line in "".join(reader.said).split("\n")]
    return "\n".join(line for line in lines if line)
