"""Cutting a list that is made in memory: every row once, and no place leads out of it."""

import pytest

from taskforce.paging.slices import slice_of

ROWS = list(range(7))


def test_every_row_is_on_one_page():
    seen, asked = [], "0"
    while asked:
        page = slice_of(ROWS, 3, asked)
        seen += page.rows
        asked = "" if page.after is None else str(page.after)
    assert seen == ROWS


def test_the_way_back_ends_at_the_first_row():
    assert slice_of(ROWS, 3, "6").before == 3
    assert slice_of(ROWS, 3, "2").before == 0
    assert slice_of(ROWS, 3).before is None


@pytest.mark.parametrize("asked", ["", "x", "-1", "7", "999999999", "9" * 30, "1.5"])
def test_an_impossible_place_is_the_first(asked):
    assert slice_of(ROWS, 3, asked).rows == [0, 1, 2]


def test_an_empty_list_has_one_empty_page():
    assert (slice_of([], 3, "3").rows, slice_of([], 3).after) == ([], None)
