"""CSV: nothing that a spreadsheet would run, nothing beyond the caller's rows."""

import csv
import io

import pytest

from taskforce.access.identity import acting
from taskforce.ui.models import Notification
from taskforce.ui.services.notifications import notify
from taskforce.ui.tables import Column, TooManyRows, csv_file, csv_response, neutralise
from taskforce.ui.tables.export import write_csv

COLUMNS = [Column("kind", "Kind"), Column("url", "=Address")]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_formula_becomes_text(start):
    assert neutralise(f"{start}cmd()") == f"'{start}cmd()"


@pytest.mark.parametrize(
    ("value", "cell"), [("plain", "plain"), (None, ""), (7, "7"), ("a=b", "a=b")]
)
def test_other_cells_stay_as_they_are(value, cell):
    assert neutralise(value) == cell


def test_headings_are_neutralised_too():
    text = io.StringIO()
    write_csv(text, ["=x"], [])
    assert text.getvalue().strip() == "'=x"


def test_a_list_beyond_the_limit_is_refused_whole():
    with pytest.raises(TooManyRows, match="more than 2 rows"):
        write_csv(io.StringIO(), ["n"], [[1], [2], [3]], limit=2)


@pytest.mark.django_db
def test_the_file_holds_the_rows_one_may_see(cast):
    with acting(cast.detective):
        notify([cast.detective.pk, cast.outsider.pk], "new_item", "/cases/")
        file, count = csv_file(COLUMNS, Notification.objects.visible_to(cast.detective))
    rows = list(csv.reader(io.StringIO(file.read().decode("utf-8-sig"))))
    assert (count, rows) == (1, [["Kind", "'=Address"], ["new_item", "/cases/"]])


def test_the_download_is_no_page():
    response = csv_response(io.BytesIO(b"x"), "cases-2026-11-22")
    assert response["Content-Disposition"] == 'attachment; filename="cases-2026-11-22.csv"'
    assert response["Content-Type"] == "text/csv; charset=utf-8"
