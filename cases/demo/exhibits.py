"""Attachments that the demonstration draws itself: photographs, messages, ledgers, PDFs."""

import io
from collections.abc import Callable
from random import Random

from PIL import Image, ImageDraw, ImageFont
from weasyprint import HTML

from cases.models import Case, EvidenceItem, LogEntry, StoredFile
from taskforce.vault import files

JPEG, PDF = "image/jpeg", "application/pdf"
LEDGER_STYLE = (
    "@page { size: letter; margin: 2cm; @bottom-center { content: counter(page) } }"
    "body { font: 10pt sans-serif } h1 { font-size: 14pt }"
    "table { width: 100%; border-spacing: 0; table-layout: fixed }"  # quick to lay out
    "td, th { border-bottom: 0.5pt solid #666; padding: 3pt; text-align: left }"
)


def _font(size: int):
    return ImageFont.load_default(size=size)


def room(rng: Random) -> bytes:
    """A drawn motel room, standing for a scene photograph."""
    image = Image.new("RGB", (1600, 1200), (196, 188, 176))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 820, 1600, 1200), fill=(120, 96, 84))
    draw.rectangle((180, 560, 960, 960), fill=(214, 214, 222), outline=(90, 90, 100), width=6)
    draw.rectangle((180, 520, 960, 640), fill=(150, 60, 60))
    draw.rectangle((1100, 260, 1480, 640), fill=(150, 190, 220), outline=(80, 80, 80), width=8)
    draw.rectangle((1120, 760, 1320, 900), fill=(90, 70, 60))
    for _ in range(9):
        x, y = rng.randint(200, 1500), rng.randint(850, 1150)
        draw.ellipse((x, y, x + 40, y + 26), fill=(60, 60, 60))
    draw.text((40, 40), f"Scene photograph {rng.randint(1, 40)}", fill=(20, 20, 20), font=_font(44))
    return _jpeg(image)


def messages(rng: Random) -> bytes:
    """A drawn telephone screen with a conversation."""
    image = Image.new("RGB", (1080, 1920), (245, 245, 247))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 1080, 150), fill=(36, 60, 90))
    draw.text((60, 50), f"555-01{rng.randint(10, 99)}", fill=(255, 255, 255), font=_font(48))
    lines = (
        "are you at the place",
        "yes room is paid",
        "how many tonight",
        "same as before",
        "do not answer the desk",
        "ok",
        "driver at 9",
        "bring the other phone",
    )
    y = 210
    for number, line in enumerate(lines):
        left = 60 if number % 2 else 380
        draw.rounded_rectangle(
            (left, y, left + 640, y + 120),
            30,
            fill=(210, 226, 245) if number % 2 else (255, 255, 255),
            outline=(200, 200, 205),
        )
        draw.text((left + 36, y + 36), line, fill=(25, 25, 25), font=_font(40))
        y += 190
    return _jpeg(image)


def ledger(rng: Random, title: str, rows: int) -> bytes:
    """A PDF table of several pages."""
    cells = "".join(
        f"<tr><td>{n}</td><td>{rng.randint(1, 28):02d}/{rng.randint(1, 12):02d}</td>"
        f"<td>{rng.randint(101, 219)}</td><td>555-01{rng.randint(0, 99):02d}</td>"
        f"<td>${rng.randint(40, 260)}.00</td></tr>"
        for n in range(1, rows + 1)
    )
    page = (
        f"<html lang=en><head><title>{title}</title><style>{LEDGER_STYLE}</style></head><body>"
        f"<h1>{title}</h1><table><thead><tr><th>No.</th><th>Date</th><th>Room</th>"
        f"<th>Telephone</th><th>Amount</th></tr></thead><tbody>{cells}</tbody></table></body></html>"
    )
    return HTML(string=page).write_pdf()


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=82)
    return out.getvalue()


def attach(
    case: Case,
    name: str,
    media_type: str,
    content: bytes,
    *,
    by,
    entry=None,
    evidence=None,
    distressing=False,
) -> StoredFile:
    """Store a file on a log entry or an evidence item; images get their clean copy."""
    stored = files.write([content])
    preview = files.write([content]).name if media_type == JPEG else ""
    return StoredFile.objects.create(
        case=case,
        log_entry=entry,
        evidence=evidence,
        name=name,
        media_type=media_type,
        size=stored.size,
        sha256=stored.sha256,
        vault_name=stored.name,
        preview_name=preview,
        uploaded_by=by,
        is_distressing=distressing,
    )


# Kind of item: name, media type, what draws it. The last file cannot be printed.
FILES: tuple[tuple[str, str, str, Callable[[Random], bytes]], ...] = (
    ("photo", "register-1.jpg", JPEG, room),
    ("photo", "register-2.jpg", JPEG, room),
    ("photo", "register-3.jpg", JPEG, room),
    ("message", "chat-screens.jpg", JPEG, messages),
    ("message", "chat.txt", "text/plain", lambda rng: CHAT),
    (
        "lodging_record",
        "registration-cards.pdf",
        PDF,
        lambda rng: ledger(rng, "Registration cards, Blue Heron Motel", 170),
    ),
    (
        "financial",
        "card-statements.pdf",
        PDF,
        lambda rng: ledger(rng, "Prepaid card statements", 100),
    ),
    (
        "video",
        "lobby-camera-index.bin",
        "application/octet-stream",
        lambda rng: rng.randbytes(4096),
    ),
)
CHAT = b"2101 are you at the place\n2103 yes room is paid\n"
DISTRESSING = "register-3.jpg"


def load_exhibits(index: int, case: Case, by) -> None:
    """Photographs, screens, ledgers, a plain text and a file that cannot be printed.

    :param index: of the case in the story; the drawings are the same at every loading.
    """
    rng = Random(f"exhibits of case {index}")
    items = {item.kind: item for item in EvidenceItem.objects.filter(case=case)}
    entries = list(
        LogEntry.objects.filter(case=case, kind="online_observation").order_by("number")[:4]
    )
    for kind, name, media_type, draw in FILES:
        if kind in items:
            attach(
                case,
                name,
                media_type,
                draw(rng),
                by=by,
                evidence=items[kind],
                distressing=name == DISTRESSING,
            )
    for entry in entries:
        attach(case, f"capture-{entry.number}.jpg", JPEG, messages(rng), by=by, entry=entry)
