"""``manage.py verify casefile``: for anybody, with the database or without."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from cases import verify_file
from cases.models import CaseFile
from cases.services.casefile_build import build_now
from cases.services.casefile_download import download_part
from cases.services.casefile_request import request_casefile
from taskforce.access.identity import acting
from taskforce.access.principal import WORKER
from taskforce.courtpdf.authority import new_authority
from taskforce.courtpdf.sign import open_certificate, sign
from taskforce.vault import files
from tests.cases.casefile_rows import only_part
from tests.cases.casefile_world import make_case
from tests.cast import make_cast

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])
AUTHORITY = new_authority("Test root")
CHECKOUT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def case(cast):
    return make_case(cast, entries=2)


@pytest.fixture
def signing(tmp_path, settings):
    settings.SIGNING_DIR, settings.DEMO = tmp_path / "signing", True
    AUTHORITY.publish(settings.SIGNING_DIR / "roots" / "test.pem")
    AUTHORITY.issue("Riverton (test)", settings.SIGNING_DIR / "RPD")
    AUTHORITY.issue("Time (test)", settings.SIGNING_DIR / "time-stamps", stamps_time=True)
    return settings.SIGNING_DIR


@pytest.fixture
def make(cast, case, tmp_path):
    """``make("summary")``: a finished file of that profile on the disk."""

    def made(profile="summary") -> Path:
        with acting(cast.detective), transaction.atomic():
            row = request_casefile(case=case, by=cast.detective, profile=profile, offered=False)
        build_now(row.pk)
        path = tmp_path / f"{row.number}.pdf"
        path.write_bytes(files.read_all(only_part(row).vault_name))
        return path

    return made


def run(path) -> str:
    out = io.StringIO()
    call_command("verify", "casefile", str(path), stdout=out)
    return out.getvalue()


def refused(path) -> str:
    out = io.StringIO()
    with pytest.raises(CommandError) as error:
        call_command("verify", "casefile", str(path), stdout=out)
    assert error.value.returncode == 1
    return out.getvalue()


def without_database(path, signing) -> subprocess.CompletedProcess:
    """The command as a program, where no database answers."""
    nowhere = "postgresql://nobody@/nothing?host=/nonexistent"
    return subprocess.run(
        [sys.executable, "manage.py", "verify", "casefile", str(path)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "DATABASE_URL": nowhere,
            "OWNER_DATABASE_URL": nowhere,
            "DJANGO_SETTINGS_MODULE": "taskforce.settings.local",
            "SIGNING_DIR": str(signing),
        },
    )


def test_a_signed_file_is_told_with_who_when_and_what(make, signing):
    said = run(make())
    for line in (
        "Signed by Riverton (test), and not one byte was changed since.",
        "issued by Test root, is trusted here",
        "A time-stamp authority (trusted) saw it on",
        "It is RPD-2026-0001-F01.",
        "made here",
        "no fault",
    ):
        assert line in said


def test_a_superseded_file_names_the_later_one(make):
    first = make()
    make()
    said = run(first)
    assert "It is not signed." in said
    assert "It was superseded by RPD-2026-0001-F02." in said


def test_a_changed_byte_is_found_wherever_it_is(make, signing):
    path = make()
    data = path.read_bytes()
    for share in (0.1, 0.3, 0.5, 0.7):
        at = int(len(data) * share)
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        assert "FAULT" in refused(path), share


def test_what_was_added_behind_a_signature_is_found(make, signing):
    path = make()
    path.write_bytes(path.read_bytes() + b"\n% more\n")
    assert "something was added after Riverton (test) signed it" in refused(path)


def test_an_unsigned_file_from_elsewhere_is_refused(make):
    path = make()
    path.write_bytes(path.read_bytes() + b"\n% more\n")
    assert "no case file with this SHA-256 was made here" in refused(path)


def signed_by(path: Path, folder: Path) -> Path:
    """A forged file: sound, with a signature of that certificate, and never made here."""
    certificate = open_certificate(
        folder / "certificate.p12", (folder / "passphrase").read_bytes().strip()
    )
    sign(path, certificate, now=timezone.now(), reason="Forged")
    return path


def test_a_file_that_was_never_made_here_is_refused_whoever_signed_it(make, signing):
    shutil.rmtree(signing / "RPD")
    path = make()
    assert "no fault" in run(path)
    unsigned = path.read_bytes()
    AUTHORITY.issue("Somebody else (test)", signing / "SOMEBODY")
    AUTHORITY.issue("Riverton (test)", signing / "RPD")
    for name in ("RPD", "SOMEBODY"):
        path.write_bytes(unsigned)
        said = refused(signed_by(path, signing / name))
        assert "is trusted here" in said and "no case file with this SHA-256" in said, name


def test_a_file_of_an_agency_elsewhere_is_not_known_here(make, signing, monkeypatch):
    path = make()
    monkeypatch.setattr(verify_file, "_say_row", lambda *_: False)
    monkeypatch.setattr(verify_file, "_is_number_of_here", lambda *_: False)
    finding = verify_file.verify_casefile(path)
    assert (finding.faults, finding.undecided) == ([], [verify_file.NOT_KNOWN])


def test_without_a_database_the_signer_must_be_the_agency_that_the_number_names(make, signing):
    shutil.rmtree(signing / "RPD")
    path = make()
    AUTHORITY.issue("Somebody else (test)", signing / "SOMEBODY")
    signed_by(path, signing / "SOMEBODY")
    answer = without_database(path, signing)
    assert answer.returncode == 3
    assert "no certificate of RPD is kept here" in answer.stderr
    AUTHORITY.issue("Riverton (test)", signing / "RPD")
    answer = without_database(path, signing)
    assert answer.returncode == 1
    assert "its number names RPD, but Somebody else (test) signed it" in answer.stdout


def test_a_handed_out_copy_is_told_as_a_copy(cast, make, signing, tmp_path):
    make("internal")
    with acting(WORKER), transaction.atomic():
        row = CaseFile.objects.get()
    with acting(cast.analyst), transaction.atomic():
        data = b"".join(download_part(part=only_part(row), by=cast.analyst).pieces)
    path = tmp_path / "copy.pdf"
    path.write_bytes(data)
    said = run(path)
    assert "It is a copy that was handed out on" in said
    assert only_part(row).sha256 in said


def test_without_a_database_a_trusted_signature_is_enough(make, signing):
    answer = without_database(make(), signing)
    assert answer.returncode == 0, answer.stderr
    assert "Signed by Riverton (test)" in answer.stdout
    assert "Number RPD-2026-0001-F01" in answer.stdout
    assert "The database was not asked" in answer.stdout


def test_without_a_database_an_unknown_certificate_leaves_it_undecided(make, signing, tmp_path):
    path = make()
    answer = without_database(path, tmp_path / "empty")
    assert answer.returncode == 3
    assert "leads to no root that is trusted here" in answer.stdout
    assert "cannot be told" in answer.stderr
    path.write_bytes(path.read_bytes() + b"%")
    assert without_database(path, signing).returncode == 1


def test_what_is_no_pdf_is_said(tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(b"not a PDF")
    assert "it is no PDF, or damaged" in refused(path)
