"""What comes out: drafts, signatures, what is superseded, copies that name who fetched them."""

import hashlib
import io

import pikepdf
import pytest
from django.db import transaction
from django.urls import reverse

from cases.casefile.digests import content_hashes
from cases.casefile.gather import gather
from cases.casefile.snapshot import snapshot
from cases.models import CaseFile, LogEntry
from cases.services.casefile_build import build_now
from cases.services.casefile_download import download_part
from cases.services.casefile_publish import publish_casefile
from cases.services.casefile_request import request_casefile
from taskforce.access.identity import acting
from taskforce.access.principal import WORKER, principal_by_id
from taskforce.audit.models import AuditEvent
from taskforce.courtpdf.authority import new_authority
from taskforce.courtpdf.child.readback import Reader
from taskforce.courtpdf.leaks import leaks
from taskforce.courtpdf.signatures import roots_of, signature_of
from taskforce.courtpdf.verify import verify
from taskforce.vault import files
from tests.cases.casefile_rows import only_part
from tests.cases.casefile_world import add_entry, make_case
from tests.cast import make_cast

pytestmark = pytest.mark.django_db(transaction=True)
AUTHORITY = new_authority("Test root")


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def case(cast):
    return make_case(cast, entries=3)


@pytest.fixture
def signing(tmp_path, settings):
    """Riverton has a certificate, and the machine a time-stamp authority of its own."""
    settings.SIGNING_DIR, settings.DEMO = tmp_path / "signing", True
    AUTHORITY.publish(settings.SIGNING_DIR / "roots" / "test.pem")
    AUTHORITY.issue("Riverton (test)", settings.SIGNING_DIR / "RPD")
    AUTHORITY.issue("Time (test)", settings.SIGNING_DIR / "time-stamps", stamps_time=True)
    return settings.SIGNING_DIR


def made(cast, case, profile="chronology", state="ready", **more) -> CaseFile:
    with acting(cast.detective), transaction.atomic():
        row = request_casefile(case=case, by=cast.detective, profile=profile, offered=False, **more)
    build_now(row.pk)
    row = again(row)
    assert row.state == state, row.failure
    return row


def again(row) -> CaseFile:
    with acting(WORKER), transaction.atomic():
        return CaseFile.objects.select_related("superseded_by").get(pk=row.pk)


def on_disk(row, path):
    path.write_bytes(files.read_all(only_part(row).vault_name))
    return path


def text_of(data: bytes) -> str:
    with pikepdf.open(io.BytesIO(data)) as document:
        reader = Reader()
        pages = ["".join(reader.marked(page).values()) for page in document.pages]
    return "".join("".join(pages).split())


def test_a_file_is_signed_and_stays_sound(cast, case, signing, tmp_path):
    row = made(cast, case)
    path = on_disk(row, tmp_path / "file.pdf")
    found = verify(path)
    assert (found.problems, found.pdfa) == ((), "PDF/A-2b")
    assert found.sha256 == only_part(row).sha256
    signature = signature_of(path, roots_of([signing / "roots" / "test.pem"]))
    assert signature.subject == "Riverton (test)"
    assert signature.is_unchanged and signature.is_trusted and signature.is_stamp_trusted
    kept = only_part(row).signature
    assert (kept["subject"], kept["time_stamped"]) == ("Riverton (test)", True)
    assert leaks(path, ["nowhere to be found"]) == []
    assert leaks(path, ["Entry text number 1"]) != []


def test_without_a_certificate_it_is_unsigned_and_the_page_says_so(cast, case, log_in):
    row = made(cast, case, "summary")
    assert only_part(row).signature == {}
    page = log_in(cast.detective).get(reverse("case-file", args=[case.pk, row.pk]))
    assert "Not signed" in page.content.decode()


def test_a_certificate_that_expired_fails_the_file_aloud(cast, case, signing):
    AUTHORITY.issue("Riverton (old)", signing / "RPD", days=-3)
    row = made(cast, case, "summary", state="failed")
    assert "expired" in row.failure


def test_a_wrong_passphrase_fails_the_file_aloud(cast, case, signing):
    (signing / "RPD" / "passphrase").write_text("wrong")
    row = made(cast, case, "summary", state="failed")
    assert "could not be opened" in row.failure
    assert "wrong" not in row.failure.replace("wrong file or passphrase", "")


def test_an_authority_that_does_not_answer_costs_the_time_stamp_only(
    cast, case, signing, settings, tmp_path
):
    settings.TIME_STAMP_URL = "http://127.0.0.1:9/"
    row = made(cast, case, "summary")
    assert only_part(row).signature["time_stamped"] is False
    signature = signature_of(
        on_disk(row, tmp_path / "f.pdf"), roots_of([signing / "roots" / "test.pem"])
    )
    assert signature.is_unchanged and signature.is_trusted and signature.stamped_at is None


def test_a_draft_says_so_on_each_page_and_is_not_signed(cast, case, signing):
    row = made(cast, case, draft=True)
    data = files.read_all(only_part(row).vault_name)
    with pikepdf.open(io.BytesIO(data)) as document:
        reader = Reader()
        assert all("DRAFT" in reader.marked(page)[-1] for page in document.pages)
    assert only_part(row).signature == {}


def test_the_same_inputs_give_the_same_bytes(cast, case, real_children, monkeypatch):
    """Two attempts at one row, of which the first was never published."""
    hashes = []

    def publish(lease, finished):
        hashes.append([part.sha256 for part in finished.parts])
        if len(hashes) == 1:
            raise RuntimeError("the worker ended here")
        publish_casefile(lease, finished)

    moment = LogEntry._meta.get_field("recorded_at").default()

    class Fixed:
        def __enter__(self):
            self.inner = snapshot()
            self.inner.__enter__()
            return moment

        def __exit__(self, *error):
            return self.inner.__exit__(*error)

    monkeypatch.setattr("cases.services.casefile_build.publish_casefile", publish)
    monkeypatch.setattr("cases.casefile.build.snapshot", Fixed)
    row = made(cast, case, "prosecution", state="queued")
    from cases.casefile.store import forget

    forget(case.pk)  # nothing is taken from the first attempt
    build_now(row.pk)
    assert again(row).state == "ready"
    assert hashes[0] == hashes[1]


def test_a_later_file_of_the_same_kind_supersedes_the_earlier(cast, case, log_in):
    first, other = made(cast, case, "summary"), made(cast, case, "chronology")
    second = made(cast, case, "summary")
    third = made(cast, case, "summary")
    assert again(first).superseded_by == again(second).superseded_by == third
    assert again(other).superseded_by is None
    assert again(third).superseded_by is None
    page = log_in(cast.detective).get(reverse("case-file", args=[case.pk, first.pk]))
    assert "superseded by" in page.content.decode()
    assert "RPD-2026-0001-F04" in page.content.decode()


def test_a_draft_supersedes_drafts_only(cast, case):
    draft, final = made(cast, case, "summary", draft=True), made(cast, case, "summary")
    later = made(cast, case, "summary", draft=True)
    assert again(final).superseded_by is None
    assert again(draft).superseded_by == later


def test_of_two_made_at_once_the_one_with_later_data_is_the_newer(cast, case, monkeypatch):
    """The file asked for first reads its data, is overtaken, and is published last."""
    early = []

    def overtaken(lease, finished):
        if not early:
            early.append(None)
            early.append(made(cast, case, "summary"))
        publish_casefile(lease, finished)

    monkeypatch.setattr("cases.services.casefile_build.publish_casefile", overtaken)
    first = made(cast, case, "summary")
    assert again(first).superseded_by == early[1]
    assert again(early[1]).superseded_by is None


def test_a_changed_person_is_told_of_as_well_as_a_new_entry(cast, case, log_in):
    row = made(cast, case, "summary")
    client = log_in(cast.detective)
    where = reverse("case-file", args=[case.pk, row.pk])
    assert "has changed since" not in client.get(where).content.decode()
    with acting(cast.detective), transaction.atomic():
        person = case.casepersons.get(number=1)
        person.description = "Another description."
        person.save()
    assert "1 record was added or changed" in client.get(where).content.decode()
    with acting(cast.detective), transaction.atomic():
        add_entry(cast, case, 4, "Later.")
    assert "2 records were added or changed" in client.get(where).content.decode()


def test_a_download_of_a_stamped_kind_names_who_and_when(cast, case, signing, tmp_path):
    row = made(cast, case, "internal")
    part = only_part(row)
    with acting(cast.analyst), transaction.atomic():
        handed = download_part(part=part, by=cast.analyst)
        data = b"".join(handed.pieces)
    assert (len(data), hashlib.sha256(data).hexdigest()) == (handed.size, handed.sha256)
    assert handed.sha256 != part.sha256
    assert files.verify(part.vault_name, part.sha256)
    text = text_of(data)
    for said in (f"handedto{cast.analyst}".replace(" ", ""), "Nottheoriginal", part.sha256):
        assert said in text
    path = tmp_path / "copy.pdf"
    path.write_bytes(data)
    found = verify(path)
    assert (found.problems, found.pdfa) == ((), "PDF/A-2b")
    assert signature_of(path, []) is None
    with acting(cast.auditor), transaction.atomic():
        detail = AuditEvent.objects.get(action="casefile.downloaded").detail
    assert (detail["sha256"], detail["stamped"]) == (part.sha256, handed.sha256)


def test_the_certificate_prints_hashes_of_what_was_read(cast, case):
    row = made(cast, case)
    text = text_of(files.read_all(only_part(row).vault_name))
    principal = principal_by_id(cast.detective.pk)
    with acting(principal), snapshot() as now:
        data = gather(case.pk, principal, now)
    hashes = dict(content_hashes(data))
    assert len(hashes) == 5
    assert all(value in text for value in hashes.values())
    changed = data.with_parts(log=data.entries[:-1])
    assert dict(content_hashes(changed))["Log entries"] != hashes["Log entries"]


def test_the_transmittal_lists_every_part_with_its_hash(cast, case, log_in):
    row = made(cast, case, "summary")
    where = reverse("case-file-transmittal", args=[case.pk, row.pk])
    page = log_in(cast.detective).get(where).content.decode()
    part = only_part(row)
    for said in (part.sha256, part.bates_first, part.bates_last, "Received by"):
        assert said in page
