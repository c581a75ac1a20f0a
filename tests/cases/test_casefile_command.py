"""``manage.py casefile`` and ``verify``: the same services, one line when refused."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from cases.models import CaseFile
from cases.verifiers import verify_casefile, verify_evidence
from taskforce.access.identity import acting
from taskforce.audit.models import AuditEvent
from taskforce.vault import files
from tests.cases.casefile_rows import only_part
from tests.cases.casefile_world import make_case
from tests.cast import make_cast

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "owner"])


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def case(cast):
    return make_case(cast, entries=3)


def run(path, number="RPD-2026-0001", profile="summary", user="detective") -> str:
    out = io.StringIO()
    call_command(
        "casefile",
        number,
        "--profile",
        profile,
        "--as",
        user,
        "--output",
        str(path),
        stdout=out,
        stderr=io.StringIO(),
    )
    return out.getvalue()


def test_it_writes_the_file_and_both_files_are_found_sound(cast, case, tmp_path):
    path = tmp_path / "summary.pdf"
    said = run(path)
    with acting(cast.detective), transaction.atomic():
        row = CaseFile.objects.get()
        kinds = AuditEvent.objects.filter(object_id=str(row.pk)).order_by("id")
        kinds = list(kinds.values_list("action", flat=True))
    assert said.split()[0] == only_part(row).sha256
    assert path.read_bytes() == files.read_all(only_part(row).vault_name)
    assert path.stat().st_mode & 0o777 == 0o600
    assert kinds[0] == "casefile.requested"
    assert kinds[-2:] == ["casefile.ready", "casefile.downloaded"]

    assert verify_casefile(path).faults == []
    assert verify_evidence(None).faults == []
    path.write_bytes(path.read_bytes() + b"\n% one more line\n")
    assert "no case file with this SHA-256" in " ".join(verify_casefile(path).faults)
    stored = files.path_of(only_part(row).vault_name)
    stored.write_bytes(stored.read_bytes()[:-1])
    assert verify_evidence(None).faults == [f"case file {row.pk} is missing or was changed"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"number": "RPD-2026-9999"}, "sees no case"),
        ({"user": "neighbor"}, "sees no case"),
        ({"user": "former"}, "Nobody can act as"),
        ({"user": "nobody"}, "Nobody can act as"),
        ({"profile": "nothing"}, "There is no profile"),
    ],
)
def test_a_refusal_is_one_line_and_writes_nothing(cast, case, tmp_path, wrong, said):
    path = tmp_path / "file.pdf"
    with pytest.raises(CommandError, match=said) as refusal:
        run(path, **wrong)
    assert "\n" not in str(refusal.value)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_said_before_anything_is_made(cast, case, tmp_path):
    with pytest.raises(CommandError, match="no folder"):
        run(tmp_path / "nowhere" / "file.pdf")
    with acting(cast.detective), transaction.atomic():
        assert CaseFile.objects.count() == 0
