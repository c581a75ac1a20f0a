import pytest

from taskforce.ui.ranges import Unsatisfiable, asked_range


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("bytes=0-9", (0, 9)),
        ("bytes=90-", (90, 99)),
        ("bytes=-10", (90, 99)),
        ("bytes=-500", (0, 99)),
        ("bytes=50-5000", (50, 99)),
        ("bytes= 1 - 2", (1, 2)),
    ],
)
def test_one_range_is_understood(header, expected):
    assert asked_range(header, 100) == expected


@pytest.mark.parametrize(
    "header", ["", "bytes=-", "bytes=9-1", "bytes=0-1,5-6", "lines=1-2", "bytes=x-", "bytes=1" * 99]
)
def test_anything_else_asks_for_the_whole(header):
    assert asked_range(header, 100) is None


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=500-600", "bytes=-0"])
def test_a_range_outside_the_file_is_said(header):
    with pytest.raises(Unsatisfiable):
        asked_range(header, 100)
