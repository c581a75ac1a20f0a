"""Backup and restore, one command each, on a real database and real files."""

import pytest
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connections

from taskforce.operations import manifest as manifests
from taskforce.vault import files, keys

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def stored(settings, tmp_path):
    """A vault of this test's own with one file in it."""
    settings.VAULT_ROOT = tmp_path / "vault"
    settings.VAULT_ROOT.mkdir()
    return files.write([b"%PDF-1.7 exhibit"])


@pytest.fixture
def saved(stored, tmp_path):
    """A backup made when there was one group and one file."""
    Group.objects.create(name="as it was")
    call_command("backup", str(tmp_path / "saved"))
    return tmp_path / "saved"


def test_rows_come_back(saved):
    Group.objects.all().delete()
    call_command("restore", str(saved), replace=True)
    assert list(Group.objects.values_list("name", flat=True)) == ["as it was"]


def test_rows_made_later_are_gone(saved):
    Group.objects.create(name="later")
    call_command("restore", str(saved), replace=True)
    assert not Group.objects.filter(name="later").exists()


def test_files_come_back(saved, stored):
    files.delete(stored.name)
    call_command("restore", str(saved), replace=True)
    assert files.read_all(stored.name) == b"%PDF-1.7 exhibit"


def test_the_walls_stand_again(saved):
    def policies() -> int:
        with connections["owner"].cursor() as cursor:
            cursor.execute("select count(*) from pg_policies")
            return cursor.fetchone()[0]

    before = policies()
    call_command("restore", str(saved), replace=True)
    assert policies() == before > 0


def test_everybody_has_to_log_in_again(saved):
    Session.objects.create(session_key="x" * 32, session_data="", expire_date="2999-01-01T00:00Z")
    call_command("restore", str(saved), replace=True)
    assert not Session.objects.exists()


def test_only_its_owner_can_read_it(saved):
    assert {path.stat().st_mode & 0o077 for path in (saved, *saved.glob("files/*/*"))} == {0}


def test_nothing_readable_is_in_the_copied_files(saved):
    assert not any(b"%PDF" in path.read_bytes() for path in saved.glob("files/*/*"))


def test_a_changed_file_is_refused_before_anything_is_touched(saved):
    next(saved.glob("files/*/*")).write_bytes(b"changed")
    Group.objects.create(name="later")
    with pytest.raises(CommandError, match="changed after the backup"):
        call_command("restore", str(saved), replace=True)
    assert Group.objects.filter(name="later").exists()


def test_a_missing_file_is_refused(saved):
    (saved / "database.dump").unlink()
    with pytest.raises(CommandError, match="missing from the backup"):
        call_command("restore", str(saved), replace=True)


def test_a_folder_without_a_manifest_is_no_backup(tmp_path):
    with pytest.raises(CommandError, match="holds no backup"):
        call_command("restore", str(tmp_path), replace=True)


def test_other_keys_are_refused(saved, settings):
    settings.FIELD_KEYS = "k1:" + "A" * 43 + "="
    assert keys.ring().current == "k1"
    with pytest.raises(CommandError, match="FIELD_KEYS does not open"):
        call_command("restore", str(saved), replace=True)


def test_it_asks_before_it_replaces_records(saved):
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", str(saved))


def test_it_never_writes_over_a_backup(saved):
    with pytest.raises(CommandError, match="exists already"):
        call_command("backup", str(saved))


def test_a_manifest_that_points_elsewhere_is_refused(saved):
    manifest = manifests.read(saved)
    manifest.files["../outside"] = "0" * 64
    manifest.write(saved)
    with pytest.raises(CommandError, match="points out of"):
        call_command("restore", str(saved), replace=True)
