"""Several copies and parts of one file: made from one reading, published together or not."""

import io
import os
from dataclasses import replace

import pikepdf
import pytest
from django.db import transaction
from PIL import Image

from cases.casefile import build as building
from cases.casefile import numbering
from cases.casefile.copies import CopyData
from cases.casefile.numbering import Numbers, NumbersMoved
from cases.casefile.profiles import PROFILES, Copy
from cases.models import CaseFile, LogEntry
from cases.redaction.errors import NotRedacted
from cases.services.casefile_build import build_now
from cases.services.casefile_request import CannotRequest, request_casefile, retry_casefile
from taskforce.access.identity import acting
from taskforce.access.principal import WORKER
from taskforce.courtpdf.courts import COURTS
from taskforce.courtpdf.verify import verify
from taskforce.vault import files
from tests.cases.casefile_rows import parts_of
from tests.cases.casefile_world import attach, make_case
from tests.cast import make_cast

pytestmark = pytest.mark.django_db(transaction=True)
LIMIT = 400_000
BOTH = (Copy("sealed", "Under seal", mark="S"), Copy("public", "Public", redacted=True, mark="P"))


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def case(cast):
    return make_case(cast, entries=3)


@pytest.fixture
def two_copies(monkeypatch):
    """The chronology in two copies; the second without what ``redact`` takes away."""
    withheld = []

    def both(profile, data, case_id, principal):
        said, *others = data.entries
        short = data.with_parts(log=(replace(said, text="[withheld]"), *others))
        sealed, public = profile.copies
        return CopyData(sealed, data), CopyData(public, short, tuple(withheld))

    monkeypatch.setitem(PROFILES, "chronology", replace(PROFILES["chronology"], copies=BOTH))
    monkeypatch.setattr(building, "copies_of", both)
    return withheld


def ask(cast, case, profile="chronology", **more) -> CaseFile:
    with acting(cast.detective), transaction.atomic():
        return request_casefile(
            case=case, by=cast.detective, profile=profile, offered=False, **more
        )


def made(cast, case, profile="chronology", **more) -> CaseFile:
    row = ask(cast, case, profile, **more)
    build_now(row.pk)
    with acting(WORKER), transaction.atomic():
        return CaseFile.objects.get(pk=row.pk)


def stored_names() -> set[str]:
    return {path.name for path in files.root().glob("??/*")}


def noise() -> bytes:
    """A picture that no compression makes smaller: about 300 kB."""
    out = io.BytesIO()
    Image.frombytes("RGB", (320, 320), os.urandom(320 * 320 * 3)).save(out, "PNG")
    return out.getvalue()


def test_both_copies_come_from_one_reading_and_bear_their_own_numbers(cast, case, two_copies):
    two_copies.append("Entry text number 1. A blue van")
    row = made(cast, case)
    assert (row.state, row.failure) == ("ready", "")
    parts = parts_of(row)
    assert [(part.copy, part.part, part.of_parts) for part in parts] == [
        ("sealed", 1, 1),
        ("public", 1, 1),
    ]
    assert parts[0].bates_first == "RPD-2026-0001-F01-S-000001"
    assert parts[1].bates_first == "RPD-2026-0001-F01-P-000001"
    assert row.pages == sum(part.pages for part in parts)
    assert row.size == sum(part.size for part in parts)
    with pikepdf.open(io.BytesIO(files.read_all(parts[1].vault_name))) as public:
        assert str(public.docinfo["/Subject"]) == "RPD-2026-0001-F01-P"


def test_a_withheld_value_in_a_finished_copy_ends_the_job_and_leaves_nothing(
    cast, case, two_copies
):
    before = stored_names()
    two_copies.append("Entry text number 2. A blue van")
    row = made(cast, case)
    assert row.state == "failed"
    assert row.failure.startswith("A value that was to be withheld was found")
    assert "blue van" not in row.failure
    assert parts_of(row) == []
    assert stored_names() == before


def test_a_redacted_copy_is_not_made_where_nothing_redacts(cast, case, monkeypatch):
    def nothing(*_):
        raise NotRedacted("Nothing of the case is marked.")

    monkeypatch.setitem(PROFILES, "chronology", replace(PROFILES["chronology"], copies=BOTH))
    monkeypatch.setattr(building, "copies_of", nothing)
    row = made(cast, case)
    assert (row.state, parts_of(row)) == ("failed", [])


def test_a_failed_seal_of_the_second_copy_removes_the_first(cast, case, two_copies, monkeypatch):
    before, write, count = stored_names(), files.write, []

    def once(pieces, *, name):
        count.append(1)
        if len(count) % 2 == 0:
            raise OSError(28, "No space left on device")
        return write(pieces, name=name)

    monkeypatch.setattr(building.vault, "write", once)
    row = made(cast, case)
    assert row.state == "queued"  # the disk may have room again
    assert stored_names() == before


def test_a_file_over_the_court_s_limit_comes_in_parts_each_sound(cast, case, monkeypatch, tmp_path):
    monkeypatch.setitem(COURTS, "small", replace(COURTS["letter"], name="small", max_bytes=LIMIT))
    with acting(cast.detective), transaction.atomic():
        entry = LogEntry.objects.get(number=1)
        for number in range(3):
            attach(cast, case, f"{number}.png", "image/png", noise(), log_entry=entry)
    row = made(cast, case, "prosecution", court="small")
    assert (row.state, row.failure) == ("ready", "")
    parts = parts_of(row)
    assert len(parts) > 1
    assert [part.part for part in parts] == list(range(1, len(parts) + 1))
    page = 1
    for part in parts:
        path = tmp_path / str(part.part)
        path.write_bytes(files.read_all(part.vault_name))
        found = verify(path)
        assert found.problems == ()
        assert part.size <= LIMIT
        assert (found.sha256, found.first_page) == (part.sha256, page)
        assert (found.bates_first, found.bates_last) == (part.bates_first, part.bates_last)
        page = part.last_page + 1
    assert parts[-1].last_page == row.pages


def test_an_unknown_court_is_refused_and_a_second_try_keeps_the_court(cast, case):
    with pytest.raises(CannotRequest):
        ask(cast, case, court="nowhere")
    row = ask(cast, case, court="state-25mb", prepared_for="The prosecutor")
    with acting(WORKER), transaction.atomic():
        CaseFile.objects.filter(pk=row.pk).update(state="failed")
    with acting(cast.detective), transaction.atomic():
        again = retry_casefile(casefile=row, by=cast.detective)
    assert again.options == {"court": "state-25mb", "prepared_for": "The prosecutor"}


class RunningOn:
    """Numbers that run on from file to file; somebody else is published first, once."""

    def __init__(self, misses: int):
        self.start, self.misses = 1, misses

    def numbers(self, row, copy):
        return Numbers("RPD", self.start)

    def claim(self, row, parts):
        if self.misses:
            self.misses -= 1
            self.start += 50
            raise NumbersMoved


@pytest.mark.parametrize(
    ("misses", "state", "first"), [(1, "ready", "RPD000051"), (9, "queued", "")]
)
def test_a_file_whose_numbers_were_taken_is_bound_again(
    cast, case, monkeypatch, misses, state, first
):
    monkeypatch.setitem(numbering._numberings, "chronology", RunningOn(misses))
    before = stored_names()
    row = made(cast, case)
    assert row.state == state
    parts = parts_of(row)
    assert [part.bates_first for part in parts] == ([first] if first else [])
    assert len(stored_names() - before) == len(parts)
