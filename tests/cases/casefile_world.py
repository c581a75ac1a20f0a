"""A case with a bit of everything, for the tests of its file. Not a test itself."""

import datetime
import io
from dataclasses import dataclass

import pikepdf
from django.db import transaction
from django.utils import timezone
from PIL import Image

from cases.models import (
    Case,
    CasePerson,
    Custody,
    EvidenceItem,
    LogEntry,
    PersonRoleDecision,
    StoredFile,
)
from taskforce.access.identity import acting
from taskforce.vault import files
from tests.cast import Cast

SECRET_NOTE = "told in trust under the linden tree"
START = datetime.datetime(2026, 3, 2, 9, 30, tzinfo=datetime.UTC)


@dataclass
class FileWorld:
    """The cast, a case of Riverton, and what hangs on it."""

    cast: Cast
    case: Case


def png(width: int = 640, height: int = 900) -> bytes:
    """A picture that the test itself makes."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), (40, 90, 140)).save(out, "PNG")
    return out.getvalue()


def pdf(pages: int = 3) -> bytes:
    """A PDF of blank pages."""
    made = pikepdf.Pdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(612, 792))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def make_case(cast: Cast, *, number: str = "RPD-2026-0001", entries: int = 12) -> Case:
    """A case of Riverton with a log, people, evidence, custody and attached files."""
    with acting(cast.detective), transaction.atomic():
        case = Case.objects.create(
            number=number,
            agency=cast.riverton,
            task_force=cast.task_force,
            title="Motel on Route 9",
            summary="Two rooms, one ledger.",
            kind="sex_trafficking",
            opened_on=START.date(),
            last_activity=START,
            lead=cast.detective,
            created_by=cast.detective,
        )
        for day in range(1, entries + 1):
            add_entry(cast, case, day, f"Entry text number {day}. A blue van left at dawn. ¶")
        add_people(cast, case)
        add_evidence(cast, case)
    return case


def add_entry(cast: Cast, case: Case, number: int, text: str, **more) -> LogEntry:
    """One more entry, a day after the one before."""
    return LogEntry.objects.create(
        case=case,
        number=number,
        author=cast.detective,
        text=text,
        occurred_at=START + datetime.timedelta(days=number),
        **more,
    )


def add_people(cast: Cast, case: Case) -> None:
    """A confirmed and a possible victim, a trafficker, and somebody met."""
    for number, (name, role) in enumerate(
        (
            ("Jane Roe", "victim"),
            ("Ann Doe", "possible_victim"),
            ("Vic Tor", "trafficker"),
            ("", "identified_person"),
        ),
        start=1,
    ):
        person = CasePerson.objects.create(
            case=case,
            number=number,
            name=name,
            role=role,
            created_by=cast.detective,
            description=f"Description of person {number}.",
        )
        if role in ("victim", "trafficker"):
            PersonRoleDecision.objects.create(
                case=case,
                person=person,
                role=role,
                decided_by=cast.supervisor,
                basis=f"Basis of the decision about person {number}.",
            )


def add_evidence(cast: Cast, case: Case) -> None:
    """A ledger with a PDF, a photo with a picture, a recording, and a hash-only item."""
    kinds = (
        ("document", "Ledger of room fees", "ledger.pdf", "application/pdf", pdf(3)),
        ("photo", "Door of room 12", "door.png", "image/png", png()),
        ("audio", "Voice message", "voice.mp3", "audio/mpeg", b"ID3 not really music"),
        ("csam", "Held by the county, by hash only", "", "", b""),
    )
    for number, (kind, description, name, media_type, data) in enumerate(kinds, start=1):
        item = EvidenceItem.objects.create(
            case=case,
            number=number,
            kind=kind,
            description=description,
            collected_at=START,
            collected_by="Det. Ruiz",
            created_by=cast.detective,
        )
        if number < 3:
            Custody.objects.create(
                case=case,
                evidence=item,
                released_by="Scene of room 12",
                received_by="Det. Ruiz",
                place="Route 9",
                purpose="intake",
                at=START,
                recorded_by=cast.detective,
            )
        if name:
            attach(cast, case, name, media_type, data, evidence=item)


def attach(cast: Cast, case: Case, name: str, media_type: str, data: bytes, **to) -> StoredFile:
    """Seal a file and hang it on an entry or item."""
    stored = files.write([data])
    return StoredFile.objects.create(
        case=case,
        name=name,
        media_type=media_type,
        size=stored.size,
        sha256=stored.sha256,
        vault_name=stored.name,
        uploaded_by=cast.detective,
        uploaded_at=timezone.now(),
        **to,
    )


def add_client_with_note(cast: Cast) -> None:
    """A client of Harbor House with an advocate's note, beside the case."""
    from victims.models import Client, ConfidentialNote

    with acting(cast.advocate), transaction.atomic():
        client = Client.objects.create(
            agency=cast.harbor,
            code_name="V-2026-0001",
            legal_name="Ana Example",
            intake_on=timezone.localdate(),
            created_by=cast.advocate,
            advocate=cast.advocate,
        )
        ConfidentialNote.objects.create(client=client, text=SECRET_NOTE, author=cast.advocate)
