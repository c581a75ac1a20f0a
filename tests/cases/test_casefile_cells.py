"""Cells that would be longer than a page go on in further rows, and nothing of them is lost."""

from dataclasses import replace

import pytest

from cases.casefile import cells, sections
from cases.casefile.data import Redactions, Reference
from cases.casefile.profiles import PROFILES
from taskforce.courtpdf import DocumentPlan, MemoryStore, build
from tests.cases.test_redaction_kept_out import data_of

PLACES = [f"Log entry {number}" for number in range(1, 6000, 2)]


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], []),
        (["R1"], ["R1"]),
        (["R1", "R2", "R3", "R7"], ["R1 to 3", "R7"]),
        (["Log entry 2", "Item 3", "Item 4"], ["Log entry 2", "Item 3 to 4"]),
        (["Title of the case", "Item 4"], ["Title of the case", "Item 4"]),
    ],
)
def test_names_that_follow_each_other_are_one(names, said):
    assert cells.in_runs(names) == said


def test_rows_hold_all_of_both_and_none_is_long():
    value = "The motor lodge on the old route. " * 60
    rows = list(cells.rows_of(value, PLACES))
    assert " ".join(text for text, _names in rows).split() == value.split()
    assert "; ".join(names for _text, names in rows if names).split("; ") == PLACES
    assert max(len(names) for _text, names in rows) < 400
    assert list(cells.rows_of("", [])) == [("", "")]


@pytest.mark.parametrize("name", ["reference", "redactions"])
def test_a_list_of_thousands_of_places_is_printed_and_read_back(tmp_path, name):
    items = [
        Reference(f"R{n}", "email", "E-mail", "49.1", 3, "a@example.org " * 90, "", PLACES)
        for n in range(1, 900, 2)
    ]
    data = replace(data_of(), redactions=Redactions(items[:3] if name == "reference" else items))
    request = sections.Request("RPD-1-F01", PROFILES["public"], "Det. Rivera")
    made = list(sections.BUILDERS[name](data, request))
    plan = DocumentPlan("RPD-1-F01", "File", made)
    result = build(plan, store=MemoryStore(), output=tmp_path / "file.pdf", workers=1)
    assert result.pages > 1
