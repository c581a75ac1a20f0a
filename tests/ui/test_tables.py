"""Declared tables: headings that sort, links that page, words for an empty list."""

from dataclasses import dataclass

import pytest
from django import forms
from django.test import RequestFactory

from taskforce.ui.tables import Column, Count, Filters, Page, Table, cells

TABLE = Table(
    "things",
    [
        Column("name", "Name", sort="name"),
        Column("size", "Size", lambda row: cells.number(row.size), number=True),
        Column("last", "Last", lambda row: cells.text("now"), sort="last_at", descending=True),
    ],
    sort="-last",
    caption="Things",
    noun="things",
    empty_text="Add one.",
)


@dataclass
class Thing:
    name: str = "A"
    size: int = 1234


class FilterForm(forms.Form):
    status = forms.ChoiceField(choices=[("", "Any"), ("open", "Open")], required=False)
    words = forms.CharField(required=False)


def bound(query="", rows=(), newer="", older="", filters=None, total=None):
    request = RequestFactory().get(f"/things/?{query}")
    return TABLE.bind_page(request, Page(list(rows), newer, older), filters=filters, total=total)


def filters(query):
    given = RequestFactory().get(f"/?{query}").GET
    return Filters(FilterForm(given), given)


def test_the_heading_in_force_says_its_direction_and_turns_it():
    last = bound().headers[2]
    assert (last["aria_sort"], last["href"]) == ("descending", "?sort=last")


def test_a_heading_not_in_force_sorts_by_itself():
    assert bound("sort=-last").headers[0]["href"] == "?sort=name"


def test_a_column_without_order_has_no_link():
    assert bound().headers[1]["href"] == ""


def test_an_unknown_order_is_the_first_one():
    assert bound("sort=nonsense").sort == "-last"


def test_paging_keeps_filter_and_order_and_sorting_forgets_the_place():
    table = bound("status=open&cursor=old", [Thing()], older="next")
    assert table.older_href == "?status=open&cursor=next&sort=-last"
    assert "cursor" not in table.headers[0]["href"]


@pytest.mark.parametrize(
    ("sort", "words"),
    [("-last", ("Newer", "Older")), ("last", ("Older", "Newer")), ("name", ("Previous", "Next"))],
)
def test_the_links_are_named_after_the_order(sort, words):
    assert bound(f"sort={sort}").words == words


def test_figures_have_separators():
    assert bound(rows=[Thing()]).rows[0][1].text == "1,234"


def test_a_bounded_count_is_said_with_its_plus():
    assert bound(total=Count(1000, True)).count_text == "1,000+ things"


def test_an_empty_list_says_what_to_do():
    assert bound().empty["text"] == "Add one."


def test_an_empty_filtered_list_says_which_filter():
    empty = bound("status=open", filters=filters("status=open")).empty
    assert empty["text"] == "You filter by Status: Open."
    assert empty["action"] == "Remove the filter"


def test_a_place_beyond_the_end_leads_back():
    assert bound("cursor=x").empty["action"] == "Back to the beginning"


def test_a_chip_takes_away_its_own_filter_only():
    chips = filters("status=open&words=van&cursor=x").chips
    assert [(chip.label, chip.value) for chip in chips] == [("Status", "Open"), ("Words", "van")]
    assert chips[0].remove_href == "?words=van"


def test_a_value_out_of_the_choices_makes_no_chip():
    assert filters("status=%3Cscript%3E").chips == []


def test_many_choices_are_cut():
    class Many(forms.Form):
        kind = forms.MultipleChoiceField(choices=[(str(n), f"K{n}") for n in range(9)])

    given = RequestFactory().get("/?kind=1&kind=2&kind=3&kind=4&kind=5").GET
    assert Filters(Many(given), given).chips[0].value == "K1, K2, K3 and 2 more"


WHOLE = Table(
    "parts",
    [
        Column("name", "Name", lambda row: cells.typed(row.name)),
        Column("size", "Size", lambda row: cells.tag(row.size, line=("of 5", ""))),
        Column("due", "Due", lambda row: cells.when(None, blank="Not yet")),
    ],
    sort="",
    caption="Parts",
    region="Parts of a thing",
)


def test_a_list_shown_whole_is_neither_sorted_nor_counted_nor_paged():
    table = WHOLE.over(Thing() for _ in range(2))
    assert [head["href"] for head in table.headers] == ["", "", ""]
    assert (table.has_foot, table.region, len(table.rows)) == (False, "Parts of a thing", 2)
    assert bound(rows=[Thing()]).has_foot and bound().region == "Things"


def test_cells_have_quiet_lines_typed_text_and_words_for_what_is_not_yet():
    (row,) = WHOLE.over([Thing(name="<b>")]).drawn_rows
    assert '<td data-label="Name"><bdi>&lt;b&gt;</bdi></td>' in row
    assert row.count("tf-list__line") == 1 and ">of 5</span>" in row
    assert '<td data-label="Due" class="is-when"><span>Not yet</span></td>' in row


def test_a_line_stands_also_where_the_cell_says_nothing_else():
    assert "for A. Roe" in cells.text("", line="for A. Roe").draw("To")
