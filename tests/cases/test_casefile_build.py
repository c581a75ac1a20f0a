"""The produced file says what the case holds, and nothing else; with the real engine."""

import io
import json
from collections import Counter

import pikepdf
import pytest
from django.db import transaction
from pikepdf import Dictionary

from cases.casefile.profiles import PROFILES, Profile
from cases.models import CaseFile, LogEntry
from cases.services.casefile_build import build_now
from cases.services.casefile_request import request_casefile
from taskforce.access.identity import acting
from taskforce.courtpdf.child.readback import Reader
from taskforce.courtpdf.verify import verify
from taskforce.vault import files
from tests.cases.casefile_rows import only_part
from tests.cases.casefile_world import (
    SECRET_NOTE,
    add_client_with_note,
    add_entry,
    attach,
    make_case,
    pdf,
)
from tests.cases.redaction_world import decided
from tests.cast import make_cast

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ("Jane Roe", "Ann Doe", "Vic Tor", "Motel", "ledger", "door.png")


def made(cast, case, profile="prosecution") -> CaseFile:
    """A file of that profile, made in this process."""
    with acting(cast.detective), transaction.atomic():
        row = request_casefile(case=case, by=cast.detective, profile=profile, offered=False)
    build_now(row.pk)
    with acting(cast.detective), transaction.atomic():
        row = CaseFile.objects.select_related("case").get(pk=row.pk)
    assert (row.state, row.failure) == ("ready", "")
    return row


def parts_of(cast, row) -> list[bytes]:
    """Every stored file of every copy."""
    with acting(cast.detective), transaction.atomic():
        return [files.read_all(part.vault_name) for part in row.parts.all()]


def pages_of(row) -> list[str]:
    """The text of each page of a file that is one."""
    return pages_in(files.read_all(only_part(row).vault_name))


def pages_in(data: bytes) -> list[str]:
    """The text of each page, stamps included, as a viewer reads it."""
    with pikepdf.open(io.BytesIO(data)) as document:
        reader = Reader()
        return ["".join(reader.marked(page).values()) for page in document.pages]


def squeezed(text: str) -> str:
    return "".join(text.split())


def text_of(row) -> str:
    return squeezed("".join(pages_of(row)))


def bookmarks_of(document) -> list[str]:
    found: list[str] = []

    def walk(node: Dictionary) -> None:
        while node is not None:
            found.append(str(node.Title))
            if "/First" in node:
                walk(node.First)
            node = node.get("/Next")

    walk(document.Root.Outlines.First)
    return found


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def case(cast):
    return make_case(cast)


def test_the_prosecution_file_is_whole_and_sound(cast, case, tmp_path):
    with acting(cast.detective), transaction.atomic():
        entry = LogEntry.objects.get(number=2)
        add_entry(cast, case, 13, "Correction: the van was green.", addendum_to=entry)
        attach(cast, case, "receipt.pdf", "application/pdf", pdf(4), log_entry=entry)
    row = made(cast, case)
    path = tmp_path / "file.pdf"
    path.write_bytes(files.read_all(only_part(row).vault_name))

    found = verify(path)
    assert found.problems == ()
    assert (found.pdfa, row.pdfa_valid) == ("PDF/A-2b", True)
    assert (found.sha256, found.pages, found.size) == (only_part(row).sha256, row.pages, row.size)
    assert found.bates_first == "RPD-2026-0001-F01-000001"
    assert found.bates_last == f"RPD-2026-0001-F01-{row.pages:06d}"

    text = text_of(row)
    for number in range(1, 13):
        assert squeezed(f"Entry text number {number}. A blue van left at dawn. ¶") in text
    for said in (
        "Jane Roe",
        "Basis of the decision about person 3.",
        "Scene of room 12",
        "Correction: the van was green.",
        "Addendum to entry 2",
        "Two rooms, one ledger.",
        "Victims (confirmed)",
        "Possible victims (potential)",
        "receipt.pdf",
        "Held by hash and location only",
        "This kind of file has no pages",
    ):
        assert squeezed(said) in text, said

    rows = {one["id"]: one for one in row.manifest["items"] if one["kind"] == "exhibit"}
    assert [rows[f"exhibit-{n}"]["pages_in"] for n in (1, 2, 4)] == [3, 1, 4]
    assert rows["exhibit-3"]["reason"]
    with acting(cast.detective), transaction.atomic():
        for one in case.storedfiles.all():
            assert one.sha256 in text

    with pikepdf.open(path) as document:
        titles = bookmarks_of(document)
        outside = (
            json.dumps(titles)
            + str(dict(document.docinfo))
            + (document.Root.Metadata.read_bytes().decode())
        )
    for title in (
        "Case facts",
        "People",
        "Person 1",
        "Investigative log",
        "March 2026",
        "Evidence and custody",
        "Item 1",
        "Exhibits",
        "Exhibit 1. Item 1",
        "Certificate",
    ):
        assert title in titles
    assert [name for name in NAMES if name in outside] == []


def test_the_summary_keeps_to_two_pages_whatever_the_case_holds(cast):
    case = make_case(cast, entries=2)
    with acting(cast.detective), transaction.atomic():
        for number in range(3, 43):
            add_entry(cast, case, number, "Long and longer. " * 900)
        case.summary = "A summary without an end. " * 2000
        case.save(update_fields=["summary"])
    assert made(cast, case, "summary").pages == 2


def test_an_added_entry_renders_little_again(cast, case):
    with acting(cast.detective), transaction.atomic():
        for number in range(13, 60):
            add_entry(cast, case, number, f"{number}. " + "Seen again at the motel. " * 160)
    first = made(cast, case, "chronology")
    with acting(cast.detective), transaction.atomic():
        add_entry(cast, case, 60, "One more.")
    second = made(cast, case, "chronology")
    assert first.manifest["rendered"] >= 7
    # The last part of the log, and the pages that carry this file's own number and date.
    assert second.manifest["rendered"] <= 4
    assert second.manifest["reused"] >= 3
    assert "Onemore." in text_of(second)


def test_two_files_of_one_case_bear_different_page_numbers(cast, case):
    first, second = made(cast, case, "summary"), made(cast, case, "summary")
    assert (first.bates_prefix, second.bates_prefix) == ("RPD-2026-0001-F01-", "RPD-2026-0001-F02-")
    assert only_part(first).sha256 != only_part(second).sha256


TYPED = (
    "X" * 100_000,
    "مرحبا بالعالم 12 abc",
    "<script>alert(1)</script> &amp; \u202egnp.exe",
    "line\n" * 3000,
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 e\u0301 \U0001f697 \u0e2a\u0e27\u0e31\u0e2a\u0e14\u0e35",
)


def test_whatever_was_typed_is_printed(cast, case):
    with acting(cast.detective), transaction.atomic():
        for number, text in enumerate(TYPED, 13):
            add_entry(cast, case, number, text)
    printed = text_of(made(cast, case, "chronology"))
    counted, typed = Counter(printed), Counter(squeezed("".join(TYPED)))
    lost = {one: n for one, n in typed.items() if one != "\u202e" and counted[one] < n}
    assert lost == {}


def test_a_damaged_exhibit_gets_a_sheet_and_the_rest_is_whole(cast, case):
    with acting(cast.detective), transaction.atomic():
        attach(
            cast,
            case,
            "cut.pdf",
            "application/pdf",
            pdf(3)[:300],
            log_entry=LogEntry.objects.get(number=1),
        )
    row = made(cast, case)
    rows = {one["id"]: one for one in row.manifest["items"]}
    assert rows["exhibit-4"]["reason"]
    assert rows["exhibit-1"]["pages_in"] == 3


def test_a_file_of_a_hash_only_item_never_goes_in(cast, case):
    with acting(cast.detective), transaction.atomic():
        item = case.evidenceitems.get(kind="csam")
        attach(cast, case, "forbidden.png", "image/png", b"must never be read", evidence=item)
    row = made(cast, case)
    rows = {one["id"]: one for one in row.manifest["items"]}
    assert "3509(m)" in rows["exhibit-4"]["reason"]
    assert rows["exhibit-4"]["pages_in"] == 0


def test_each_profile_holds_only_its_sections_and_nothing_of_notes_and_clients(cast, case):
    add_client_with_note(cast)
    decided(cast, case, "accept")
    for profile in PROFILES:
        row = made(cast, case, profile)
        texts = []
        for part in parts_of(cast, row):
            texts.append(squeezed("".join(pages_in(part))))
            assert squeezed(SECRET_NOTE) not in texts[-1]
            assert "AnaExample" not in texts[-1]
            assert SECRET_NOTE.encode() not in part
        if profile in ("internal", "summary", "chronology", "evidence"):
            assert_sections(row, texts[0], PROFILES[profile])


def assert_sections(row: CaseFile, text: str, declared: Profile) -> None:
    assert row.pdfa_valid
    assert ("Chainofcustodyofitem1" in text) is declared.has("evidence")
    assert ("Entrytextnumber6." in text) is (declared.has("log") or declared.has("summary"))
    assert ("Basisofthedecisionaboutperson1." in text) is declared.has("people")
    assert any(one["kind"] == "exhibit" for one in row.manifest["items"]) is declared.exhibits


def test_the_sections_on_the_disk_are_sealed(cast, case, settings):
    made(cast, case, "chronology")
    from cases.casefile.store import folder_of

    stored = [path for path in folder_of(case.pk).glob("*/*")]
    assert stored
    assert not [path for path in stored if b"%PDF" in path.read_bytes()]
    assert {path.stat().st_mode & 0o777 for path in stored} == {0o600}
