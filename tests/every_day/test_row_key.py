import datetime
import random
import threading
import uuid

import pytest
from time_machine import travel

from taskforce import row_key
from taskforce.row_key import new_row_key

NEW_YEAR = datetime.datetime(2027, 1, 1, 0, 5, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def _todays_keys_afterwards(monkeypatch):
    monkeypatch.setattr(row_key, "_last", row_key._last)


def test_a_key_is_a_uuid_of_version_7():
    key = new_row_key()
    assert (key.version, key.variant) == (7, uuid.RFC_4122)


def test_a_key_tells_when_its_row_was_written():
    with travel(datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC), tick=False):
        key = new_row_key()
    milliseconds = datetime.datetime.fromtimestamp((key.int >> 80) / 1000, datetime.UTC)
    assert milliseconds >= datetime.datetime(2099, 1, 1, tzinfo=datetime.UTC)


def test_keys_sort_as_they_were_made_while_the_clock_stands():
    with travel(NEW_YEAR, tick=False):
        keys = [new_row_key() for _ in range(5000)]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_keys_sort_as_they_were_made_when_the_clock_goes_back():
    before = new_row_key()
    with travel(datetime.datetime(2001, 2, 3, tzinfo=datetime.UTC), tick=False):
        assert before < new_row_key() < new_row_key()


def test_two_threads_never_make_the_same_key():
    made = []
    threads = [
        threading.Thread(target=lambda: made.extend(new_row_key() for _ in range(2000)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 8000


def test_the_random_part_does_not_come_from_the_seed_of_demonstrations():
    random.seed(1)
    one = new_row_key()
    random.seed(1)
    assert one.int & (1 << 62) - 1 != new_row_key().int & (1 << 62) - 1
