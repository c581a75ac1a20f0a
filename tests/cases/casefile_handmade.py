"""A case with a bit of everything, made by hand without a database: the same on every day.

Not a test itself.
"""

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from cases.casefile.data import (
    Attached,
    CaseData,
    Decision,
    Entry,
    Item,
    Known,
    Person,
    Transfer,
)
from cases.redaction.pages import Page, Placed, Texts
from cases.redaction.proposals import Mark, Review, Verdict, proposals

CASE = uuid.UUID(int=7)
NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
START = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CHILD = "Maribel Quintero"
HEADER = {
    "number": "RPD-2026-0001",
    "title": f"Motel on Route 9, {CHILD}",
    "agency": "Riverton Police Department",
    "kind": "Sex trafficking",
    "status": "Open",
    "status_code": "open",
    "confidentiality": "Restricted",
    "opened_on": date(2026, 3, 2),
    "lead": "Det. Rosa Ruiz",
    "summary": f"Opened after {CHILD.upper()} was reported missing.\nCall (717) 555-0142.",
    "closing_note": "Born 05/04/2009; SSN 219-09-9999. Two rooms, one ledger.",
    "facts": [
        ("Case number", "RPD-2026-0001"),
        ("Agency", "Riverton Police Department"),
        ("Jurisdiction", "Quintero County"),
        ("Opened on", "Mar 2, 2026"),
        ("Lead investigator", "Det. Rosa Ruiz"),
        ("Closing reason", ""),
    ],
    "as_of": NOW,
}


def row(number: int) -> str:
    """The id of a row."""
    return str(uuid.UUID(int=1000 + number))


def _person(number: int, group: str, role: str, name: str, aliases: str = "", **known) -> Person:
    one = Known(**known)
    facts = [
        ("Also known as", aliases),
        ("Sex", "Female"),
        ("Birth date", "May 4, 2009" if one.birth_date else ""),
        ("Language", "Spanish"),
        ("Phone", one.phone),
        ("Address", one.address),
    ]
    made = Decision(role, "Sgt. Kim", START + timedelta(days=number), f"Told so by {CHILD}.")
    return Person(
        number=number,
        group=group,
        role=role,
        name=name,
        aliases=aliases,
        facts=[(label, value) for label, value in facts if value],
        description=f"Seen with {CHILD} at 48 Tannery Lane, Riverton, PA.",
        decisions=[made, replace(made, basis="By the card she showed.")] if number % 2 else [],
        known=one,
        record=row(number),
    )


PEOPLE = [
    _person(
        *(1, "confirmed", "Victim", CHILD, "Mari, Q"),
        birth_date=date(2009, 5, 4),
        minor=True,
        phone="(717) 555-0142 ext 3",
        address="48 Tannery Lane, Riverton, PA",
    ),
    _person(2, "potential", "Possible victim", "Rosa Quintero", minor=None, phone="717-555-0177"),
    _person(
        *(3, "offenders", "Trafficker", "Victor Halloran", "Vic"),
        minor=False,
        is_offender=True,
        phone="717-555-0199",
    ),
    _person(4, "others", "Witness", "Leo May", minor=True),
    _person(5, "others", "Identified person", "", minor=False),
]
FILES = [
    Attached(
        exhibit=number,
        source=source,
        source_key=key,
        name=name,
        media_type=media_type,
        size=1200 * number,
        sha256=f"{number:064x}",
        vault_name="" if withheld else f"vault{number}",
        added_at=START + timedelta(hours=number),
        added_by="Det. Rosa Ruiz",
        withheld=withheld,
        record=row(100 + number),
    )
    for number, (source, key, name, media_type, withheld) in enumerate(
        (
            ("Log entry 1", "entry-1", "maribel_quintero_school.txt", "text/plain", ""),
            ("Item 1", "item-1", "ledger.pdf", "application/pdf", ""),
            ("Item 1", "item-1", "door of room 12.png", "image/png", ""),
            ("Item 2", "item-2", "leo may.mp3", "audio/mpeg", ""),
            ("Item 3", "item-3", "held.bin", "application/octet-stream", "Held by law."),
        ),
        start=1,
    )
]
ENTRIES = [
    Entry(
        number=number,
        kind="Interview" if number % 2 else "Note",
        occurred_at=START + timedelta(days=9 * number),
        recorded_at=START + timedelta(days=9 * number, hours=1),
        author="Det. Rosa Ruiz",
        text=text,
        addendum_to=2 if number == 5 else None,
        addenda=[5] if number == 2 else [],
        exhibits=[1] if number == 1 else [],
        record=row(200 + number),
    )
    for number, text in enumerate(
        (
            f"Met {CHILD.upper()} at the desk. Born 05/04/2009, lives at 48 tannery ln.",
            "Quintero, Maribel was seen again.\nfront@example.org wrote to her.",
            "Leo says that in May the van left. Page 3 of the ledger. Card 4111 1111 1111 1111.",
            "Rosa called from 717.555.0177 and 5550142. SSN 219-09-9999.",
            "Correction: Mari, not Maria; her date of birth is 4 May 2009.",
            "A blue van left at dawn. ¶ " * 40,
        ),
        start=1,
    )
]
ITEMS = [
    Item(
        number=number,
        kind=kind,
        description=description,
        details=details,
        facts=[
            ("Kind", kind),
            ("Collected", "Mar 2, 2026 04:30 EST"),
            ("Collected by", f"Det. Ruiz, with {CHILD}"),
            ("Place", "48 Tannery Lane"),
        ],
        transfers=[
            Transfer(START, f"Mother of {CHILD}", "Det. Ruiz", "Route 9", "Intake", note)
            for note in (["", "Leo May was present."] if number == 1 else [])
        ],
        files=[one for one in FILES if one.source_key == f"item-{number}"],
        hash_only=number == 3,
        record=row(300 + number),
    )
    for number, (kind, description, details) in enumerate(
        (
            ("Document", "Ledger of room fees", f"Under Q: {CHILD}, $40."),
            ("Audio", "Voice message of Leo", ""),
            ("Image", "Held by the county, by hash only", ""),
        ),
        start=1,
    )
]


def handmade() -> CaseData:
    """The case as it would be read."""
    return CaseData(
        **HEADER, parts={"people": PEOPLE, "log": ENTRIES, "evidence": ITEMS, "files": FILES}
    )


def _words(exhibit: int, number: int, text: str) -> Page:
    placed = [
        Placed(word, 0.05 + 0.03 * at, 0.1, 0.02, 0.02) for at, word in enumerate(text.split())
    ]
    return Page(exhibit, number, placed)


TEXTS = Texts(
    {1: f"Pupil: {CHILD}\nDate of birth: May 4, 2009\nroom 12\n"},
    {
        2: [
            _words(2, 1, f"Fee of {CHILD} for two nights, paid in cash"),
            _words(2, 2, "Nothing but rooms and fees stands upon this page"),
        ],
        3: [Page(3, 1, [], 1.0)],
    },
)
HAND = Mark(uuid.UUID(int=21), "informant", "blue van", "Told by a source", "Sgt. Kim", NOW)
BOX = Mark(
    *(uuid.UUID(int=22), "child_identity", "", "", "Sgt. Kim", NOW),
    file_id=uuid.UUID(FILES[1].record),
    page=1,
    box=(0.0, 0.09, 1.0, 0.05),
)


def decided(data: CaseData) -> Review:
    """Everything that waits is accepted but for the cards, which are left in."""
    marks = [HAND, BOX]
    verdicts = {
        one.fingerprint: Verdict(
            "refuse" if one.hit.kind in ("account", "email") else "accept", "", "Sgt. Kim", NOW
        )
        for one in proposals(CASE, data, Review({}, marks), TEXTS.places())
        if one.waits
    }
    return Review(verdicts, marks)
