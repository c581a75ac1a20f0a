"""Killed at any moment, a full disk, poison, crowds: one right file or a clear failure."""

import datetime
import io
import resource
import struct
import time
import zlib

import pikepdf
import pytest
from django.db import transaction
from django.utils import timezone
from pikepdf import Array, Dictionary, Name

from cases.casefile import pending
from cases.models import CaseFile, LogEntry
from cases.services.casefile_build import NO_ROOM, build_now
from cases.services.casefile_reconcile import reconcile
from cases.services.casefile_request import request_casefile
from taskforce.access.identity import acting
from taskforce.access.principal import WORKER
from taskforce.accounts.models import User
from taskforce.vault import files
from tests.cases.casefile_breaks import MOMENTS, killed_build
from tests.cases.casefile_processes import children_of, kill, own_broker, until, worker
from tests.cases.casefile_rows import only_part, parts_of
from tests.cases.casefile_world import add_entry, attach, make_case
from tests.cast import make_cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
SMALL = 8_000  # bytes that a process may write into one file


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def case(cast):
    return make_case(cast, entries=2)


@pytest.fixture
def broker():
    with own_broker() as made:
        yield made


def ask(cast, case, profile="summary", offered=False) -> CaseFile:
    with acting(cast.detective), transaction.atomic():
        return request_casefile(case=case, by=cast.detective, profile=profile, offered=offered)


def read(row) -> CaseFile:
    with acting(WORKER), transaction.atomic():
        return CaseFile.objects.get(pk=row.pk)


def time_passes(row) -> None:
    """The lease ran out and the row was offered long ago."""
    past = timezone.now() - datetime.timedelta(minutes=2)
    with acting(WORKER), transaction.atomic():
        CaseFile.objects.filter(pk=row.pk, state="running").update(lease_until=past)
        CaseFile.objects.filter(pk=row.pk).update(published_at=past)


def stored_names() -> set[str]:
    return {path.name for path in files.root().glob("[0-9a-f][0-9a-f]/*")}


def sound(part) -> bool:
    return files.verify(part.vault_name, part.sha256)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_build_killed_at_that_moment_ends_in_one_file_and_no_orphan(
    cast, case, moment, monkeypatch
):
    monkeypatch.setattr(pending, "OLD_SECONDS", -1)
    before, row = stored_names(), ask(cast, case)
    killed_build(row.pk, moment)
    pending.sweep()  # the lease is still held: nothing of it is touched
    left = stored_names() - before
    assert bool(left) is (moment not in ("while it reads", "before it seals"))
    if read(row).state == "running":
        time_passes(row)
        assert build_now(row.pk)
    pending.sweep()
    part = only_part(row)
    assert (read(row).state, sound(part)) == ("ready", True)
    assert stored_names() - before == {part.vault_name}
    assert list((pending._folder()).iterdir()) == []


def test_the_sweep_touches_nothing_that_is_young_or_named(cast, case):
    row = ask(cast, case)
    build_now(row.pk)
    part, token = only_part(row), row.pk
    with open(pending._folder() / token.hex, "a") as out:
        out.write(f"{part.vault_name}\n")  # its settling was cut off after the commit
    orphan = files.write([b"unpublished"], name=pending.new_name(token))
    assert pending.sweep() == 0
    assert pending.settle(token) == 1
    assert sound(part)
    assert not files.path_of(orphan.name).exists()


def test_a_full_disk_ends_in_a_clear_failure_and_a_later_try_succeeds(cast, case, broker):
    before = stored_names()
    with worker(broker) as parent:
        assert until(lambda: children_of(parent.pid), 60)
        for pid in children_of(parent.pid):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (SMALL, resource.RLIM_INFINITY))
        row = ask(cast, case, offered=True)
        for _ in range(CaseFile.MAX_ATTEMPTS):
            assert until(lambda: read(row).state not in ("running",) and read(row).attempts)
            if not read(row).is_waiting:
                break
            time_passes(row)
            attempts = read(row).attempts
            reconcile()
            assert until(lambda n=attempts: read(row).attempts > n or not read(row).is_waiting)
        assert until(lambda: not read(row).is_waiting)
    failed = read(row)
    assert failed.state == "failed"
    assert failed.failure == NO_ROOM or "could not be written" in failed.failure
    assert (parts_of(row), stored_names()) == ([], before)
    retried = ask(cast, case)
    build_now(retried.pk)
    assert sound(only_part(retried))


def bomb() -> bytes:
    """A picture of 60,000 × 60,000 points in a few kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    body = zlib.compress(bytes(60_001) * 200, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def endless() -> bytes:
    """A PDF whose tree of pages contains itself."""
    made = pikepdf.Pdf.new()
    made.add_blank_page()
    pages = made.Root.Pages
    pages.Kids.append(pages)
    pages.Count = 1_000_000
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def deep() -> bytes:
    """A PDF with a drawing in a drawing, twenty thousand deep, that each page draws."""
    made = pikepdf.Pdf.new()
    page = made.add_blank_page()
    inner = None
    for _ in range(20_000):
        form = made.make_stream(b"/X Do")
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox = Array([0, 0, 100, 100])
        if inner is not None:
            form.Resources = Dictionary(XObject=Dictionary(X=inner))
        inner = form
    page.obj.Resources = Dictionary(XObject=Dictionary(X=inner))
    page.obj.Contents = made.make_stream(b"/X Do")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_poison_gets_a_sheet_or_its_pages_and_the_rest_is_whole(cast, case):
    with acting(cast.detective), transaction.atomic():
        entry = LogEntry.objects.get(number=1)
        attach(cast, case, "bomb.png", "image/png", bomb(), log_entry=entry)
        attach(cast, case, "endless.pdf", "application/pdf", endless(), log_entry=entry)
        attach(cast, case, "deep.pdf", "application/pdf", deep(), log_entry=entry)
    row, started = ask(cast, case, "prosecution"), time.monotonic()
    build_now(row.pk)
    assert time.monotonic() - started < 240
    done = read(row)
    assert (done.state, done.failure) == ("ready", "")
    assert sound(only_part(row))
    items = {one["id"]: one for one in done.manifest["items"] if one["kind"] == "exhibit"}
    assert items["exhibit-1"]["pages_in"] == 3
    assert items["exhibit-4"]["reason"]
    for number in (5, 6):
        one = items[f"exhibit-{number}"]
        assert one["reason"] or one["pages_in"] == one["pages_out"]


def test_two_files_of_one_case_at_once_are_both_right(cast, broker):
    case = make_case(cast, entries=2)
    with acting(cast.detective), transaction.atomic():
        for number in range(3, 20):
            add_entry(cast, case, number, f"{number}. " + "Seen again at the motel. " * 200)
    with worker(broker, processes=2):
        rows = [ask(cast, case, "chronology", offered=True) for _ in range(2)]
        assert until(lambda: not any(read(row).is_waiting for row in rows))
    assert [read(row).state for row in rows] == ["ready", "ready"]
    assert all(sound(only_part(row)) for row in rows)
    assert read(rows[0]).superseded_by_id == rows[1].pk or (
        read(rows[1]).superseded_by_id == rows[0].pk
    )


def test_a_restart_of_everything_ends_in_one_file(cast, case, broker):
    with worker(broker) as parent:
        row = ask(cast, case, "prosecution", offered=True)
        assert until(lambda: read(row).state != "queued")
        kill(parent)
        broker.kill()
    broker.start()
    with worker(broker):
        if read(row).is_waiting:
            time_passes(row)
            reconcile()
        assert until(lambda: not read(row).is_waiting)
    assert read(row).state == "ready"
    assert sound(only_part(row))


def test_a_person_disabled_while_it_is_made_gets_nothing(cast, case):
    row, told = ask(cast, case), []

    def watch(stage, done, total):
        if not told:
            User.objects.filter(pk=cast.detective.pk).update(is_active=False)
        told.append(stage)

    before = stored_names()
    build_now(row.pk, watch)
    assert told
    assert (read(row).state, parts_of(row), stored_names()) == ("stopped", [], before)
