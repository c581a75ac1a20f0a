import os

import pytest

from taskforce.vault import files
from taskforce.vault.cipher import SealBroken
from taskforce.vault.ranges import read_range

BODY = os.urandom(files.CHUNK * 2 + 1000)


@pytest.fixture
def stored():
    return files.write([BODY])


def part(stored, first, last):
    return b"".join(read_range(stored.name, first, last, size=stored.size))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (0, 0),
        (0, len(BODY) - 1),
        (5, 900),
        (files.CHUNK - 1, files.CHUNK),
        (files.CHUNK, 2 * files.CHUNK - 1),
        (files.CHUNK * 2 + 10, len(BODY) - 1),
    ],
)
def test_a_range_is_exactly_those_bytes(stored, first, last):
    assert part(stored, first, last) == BODY[first : last + 1]


def test_a_file_of_whole_chunks_is_read_to_its_end():
    stored = files.write([BODY[: files.CHUNK * 2]])
    assert part(stored, 100, stored.size - 1) == BODY[100 : files.CHUNK * 2]


@pytest.mark.parametrize(("first", "last"), [(-1, 4), (5, 4), (0, len(BODY))])
def test_a_range_outside_the_file_is_refused(stored, first, last):
    with pytest.raises(ValueError, match="bytes"):
        part(stored, first, last)


def test_a_file_cut_between_two_chunks_opens_nowhere(stored):
    path = files.path_of(stored.name)
    header = len(path.read_bytes()) - stored.size - 3 * files.TAG_BYTES
    path.write_bytes(path.read_bytes()[: header + files.CHUNK + files.TAG_BYTES])
    with pytest.raises(SealBroken):
        part(stored, 0, 10)


def test_a_changed_chunk_does_not_open(stored):
    path = files.path_of(stored.name)
    data = bytearray(path.read_bytes())
    data[-20] ^= 1
    path.write_bytes(bytes(data))
    assert part(stored, 0, 10) == BODY[:11]
    with pytest.raises(SealBroken):
        part(stored, len(BODY) - 5, len(BODY) - 1)
