"""Charts: geometry from the figures, nothing inline, the table beside it."""

import pytest
from django.template.loader import render_to_string

from taskforce.ui import charts


def drawn(chart) -> str:
    return render_to_string("components/bar_chart.html", {"chart": chart})


def test_the_longest_bar_takes_the_whole_width():
    chart = charts.bars("Cases", "Status", [("Open", 10), ("Closed", 5)])
    longest, half = (bar.parts[0].width for bar in chart.bars)
    assert longest == charts.END - charts.START
    assert half == longest / 2


def test_stacked_parts_stand_one_after_another():
    chart = charts.stacked("N", "Month", [("May", {"Met": 3, "Open": 1})], series=["Met", "Open"])
    met, still = chart.bars[0].parts
    assert still.x == met.x + met.width
    assert chart.bars[0].said == "4"


def test_every_figure_stands_in_the_table():
    html = drawn(charts.bars("Cases", "Status", [("Open", 1234)]))
    assert '<th scope="row">Open</th><td class="is-number">1,234</td>' in html


def test_a_label_is_escaped_and_cut_in_the_drawing_only():
    html = drawn(charts.bars("Cases", "Kind", [("<b>" + "x" * 40, 1)]))
    assert "<b>" not in html
    assert "x" * 40 in html


@pytest.mark.parametrize("rows", [[], [("Open", 0)]])
def test_no_figures_are_said_in_words(rows):
    assert "No figures for this choice." in drawn(charts.bars("Cases", "Status", rows))


def test_a_figure_below_nothing_is_refused():
    with pytest.raises(ValueError, match="shorter"):
        charts.bars("Cases", "Status", [("Open", -1)])


def test_too_many_series_are_refused():
    with pytest.raises(ValueError, match="up to 6"):
        charts.stacked("N", "M", [], series=[str(n) for n in range(7)])
