"""One case whose file has a given number of pages, made through the same services as any other."""

import datetime
import io
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from random import Random

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from pikepdf import Dictionary, Name, Pdf

from cases.demo.exhibits import ledger, messages, room
from cases.demo.narrative import Facts
from cases.models import Case
from cases.services.create import create_case
from cases.services.log import write_entry
from taskforce.access.identity import acting
from taskforce.accounts.models import User

# Pages of a case file, measured on what is made here.
ENTRIES_A_PAGE, ROWS_A_PAGE, LINES_A_PAGE = 1.3, 37, 70
IN_PDFS, IN_IMAGES, IN_TEXTS = 0.40, 0.06, 0.04
PAGES_A_PDF, PAGES_A_TEXT, PAGES_AN_IMAGE, OLD_PAGES = 40, 16, 2, 8
LETTERS_OF_AN_ENTRY = 2_000
AT_ONCE = 100  # entries in one transaction
PDF = "application/pdf"
Say = Callable[[str], None]


def make_large_case(
    by: User, pages: int, seed: int = 1, say: Say = lambda _text: None
) -> tuple[Case, int]:
    """A case of ``by``'s agency with a log and real files; gives it and how many files it has.

    The same seed makes the same texts and files. A prosecution file of it has about ``pages``.
    """
    rng = Random(seed)
    facts = Facts(rng)
    day = timezone.localdate() - datetime.timedelta(days=400)
    with acting(by):
        case = create_case(by=by, title=f"Load of {pages} pages", opened_on=day)
        uploads = list(_uploads(rng, pages))
        say(f"{case.number}: {len(uploads)} files")
        count = max(len(uploads), int(_log_pages(pages) * ENTRIES_A_PAGE))
        for first in range(0, count, AT_ONCE):
            with transaction.atomic():
                for number in range(first, min(first + AT_ONCE, count)):
                    _write(case, by, number, count, uploads, _entry(rng, facts))
        say(f"{count} log entries")
    return case, len(uploads)


def _write(
    case: Case,
    by: User,
    number: int,
    count: int,
    uploads: list[SimpleUploadedFile],
    entry: tuple[str, str],
) -> None:
    """The entry of that number, with the files that fall to it when all are spread evenly."""
    share = [len(uploads) * n // count for n in (number, number + 1)]
    write_entry(
        case=case,
        by=by,
        kind=entry[0],
        text=entry[1],
        occurred_at=timezone.now() - datetime.timedelta(days=400 - 390 * number / count),
        files=uploads[share[0] : share[1]],
    )


def _log_pages(pages: int) -> int:
    return int(pages * (1 - IN_PDFS - IN_IMAGES - IN_TEXTS))


def _entry(rng: Random, facts: Facts) -> tuple[str, str]:
    kind, text = facts.entry(rng)
    while len(text) < LETTERS_OF_AN_ENTRY:
        text += "\n" + facts.entry(rng)[1]
    return kind, text


def _uploads(rng: Random, pages: int) -> Iterator[SimpleUploadedFile]:
    yield _upload("message.eml", _mail(rng), "message/rfc822")
    yield _upload("old-scanner.pdf", _old_pdf(min(OLD_PAGES, max(1, pages // 20))), PDF)
    yield from _ledgers(rng, int(pages * IN_PDFS))
    for number in range(int(pages * IN_IMAGES) // PAGES_AN_IMAGE):
        draw = room if number % 2 else messages
        yield _upload(f"photo-{number + 1}.jpg", draw(rng), "image/jpeg")
    for number in range(int(pages * IN_TEXTS) // PAGES_A_TEXT):
        yield _upload(f"chat-{number + 1}.txt", _chat(rng), "text/plain")


def _ledgers(rng: Random, pages: int) -> Iterator[SimpleUploadedFile]:
    """One long table, and files that differ from it by a number."""
    full = min(pages, PAGES_A_PDF)
    first = ledger(rng, "Records of calls and rooms", full * ROWS_A_PAGE) if full else b""
    for number in range(1, -(-pages // PAGES_A_PDF) + 1):
        with Pdf.open(io.BytesIO(first)) as made:
            made.docinfo["/Subject"] = f"Extraction {number}"
            keep = min(pages - (number - 1) * PAGES_A_PDF, len(made.pages))
            del made.pages[keep:]
            yield _upload(f"extraction-{number}.pdf", _saved(made), PDF)


def _old_pdf(pages: int) -> bytes:
    """Text in a font that is not embedded, as old scanners and court systems write it."""
    made = Pdf.new()
    font = made.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    )
    for number in range(1, pages + 1):
        page = made.add_blank_page(page_size=(612, 792))
        page.obj.Resources = Dictionary(Font=Dictionary(F=font))
        lines = "".join(f"(Record {number}-{line} of the front desk) Tj T* " for line in range(50))
        page.obj.Contents = made.make_stream(f"BT /F 10 Tf 13 TL 72 720 Td {lines}ET".encode())
    return _saved(made)


def _saved(made: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    made.save(out, deterministic_id=True)
    return out.getvalue()


def _chat(rng: Random) -> bytes:
    said = ("where are you", "room is paid", "bring the other phone", "not tonight", "ok")
    lines = (
        f"[{line // 60 % 24:02d}:{line % 60:02d}] "
        f"555-01{rng.randint(0, 99):02d}: {rng.choice(said)}"
        for line in range(PAGES_A_TEXT * LINES_A_PAGE)
    )
    return "\n".join(lines).encode()


def _mail(rng: Random) -> bytes:
    made = EmailMessage()
    made["From"], made["To"] = "desk@motel.example", "records@agency.example"
    made["Date"], made["Subject"] = "Mon, 02 Mar 2026 09:14:00 -0500", "Records you asked for"
    made.set_content("The records of the rooms are attached.\n")
    made.add_attachment(
        _old_pdf(1),
        maintype="application",
        subtype="pdf",
        filename=f"rooms-{rng.randint(1, 9)}.pdf",
    )
    return made.as_bytes()


def _upload(name: str, data: bytes, media_type: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type=media_type)
