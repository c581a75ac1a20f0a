"""The store of sections: sealed, bound to one case and one key, never half written."""

import os
import time
import uuid

import pytest
from time_machine import travel

from cases.casefile.store import CaseSectionStore, folder_of, forget

KEY, OTHER = "a" * 64, "b" * 64


@pytest.fixture
def case_id(settings, tmp_path):
    settings.VAULT_ROOT = tmp_path
    return uuid.uuid4()


def test_it_gives_back_what_was_put(case_id):
    store = CaseSectionStore(case_id)
    store.put(KEY, b"a section")
    assert store.get(KEY) == b"a section"
    assert store.get(OTHER) is None


def test_another_case_finds_nothing(case_id):
    CaseSectionStore(case_id).put(KEY, b"a section")
    assert CaseSectionStore(uuid.uuid4()).get(KEY) is None


def test_what_is_on_the_disk_is_sealed_and_private(case_id):
    CaseSectionStore(case_id).put(KEY, b"a section")
    (path,) = folder_of(case_id).glob("*/*")
    assert b"a section" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert KEY not in path.name


def test_a_moved_or_changed_entry_is_a_miss(case_id):
    store = CaseSectionStore(case_id)
    store.put(KEY, b"a section")
    store.put(OTHER, b"another")
    store._path(KEY).write_bytes(store._path(OTHER).read_bytes())
    assert store.get(KEY) is None


def test_what_nobody_used_for_long_is_dropped(case_id):
    store = CaseSectionStore(case_id)
    store.put(KEY, b"old")
    store.put(OTHER, b"new")
    long_ago = time.time() - 90 * 86400
    os.utime(store._path(KEY), (long_ago, long_ago))
    assert store.drop_unused() == 1
    assert (store.get(KEY), store.get(OTHER)) == (None, b"new")


def test_the_disk_may_have_another_clock(case_id):
    store = CaseSectionStore(case_id)
    with travel(time.time() + 365 * 86400):
        store.put(KEY, b"new")
        assert store.drop_unused() == 0
        store.get(KEY)
        assert store.drop_unused() == 0


def test_a_case_s_sections_go_with_its_retention(case_id):
    store = CaseSectionStore(case_id)
    store.put(KEY, b"a section")
    forget(case_id)
    assert store.get(KEY) is None
