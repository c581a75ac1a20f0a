"""What was found in a text is kept for as long as neither it nor what is looked for changes."""

from datetime import date

from cases.redaction.finder import find
from cases.redaction.kept import Kept
from cases.redaction.known import Cell, Day, Known, Name

TEXT = "Maribel was born 05/04/2009."
CHILD = Name("child_identity", "Maribel", "person:1")


def counted(kept: Kept, text: str, known: Known, cell: Cell | None = None) -> int:
    """How often the text is looked through for it."""
    calls = []
    kept.hits(text, known, cell, lambda: calls.append(text) or [])
    return len(calls)


def test_a_text_is_looked_through_once_for_the_same_values():
    kept = Kept()
    assert counted(kept, TEXT, Known(names=(CHILD,))) == 1
    assert counted(kept, TEXT, Known(names=(CHILD,))) == 0


def test_another_value_another_text_and_another_place_are_looked_through_anew():
    kept, known = Kept(), Known(names=(CHILD,))
    counted(kept, TEXT, known)
    born = Known(names=(CHILD,), days=(Day("birth_date", date(2009, 5, 4), "person:1"),))
    unsure = Known(names=(Name("child_identity", "Maribel", "person:1", sure=False),))
    assert [counted(kept, TEXT, one) for one in (born, unsure, Known())] == [1, 1, 1]
    assert counted(kept, TEXT + " ", known) == 1
    assert counted(kept, TEXT, known, Cell("phone", "1")) == 1


def test_the_oldest_are_forgotten_and_no_text_is_kept():
    kept, known = Kept(most=2), Known(names=(CHILD,))
    for text in ("one", "two", "three"):
        counted(kept, text, known)
    assert [counted(kept, text, known) for text in ("three", "two")] == [0, 0]
    assert counted(kept, "one", known) == 1
    assert "two" not in repr(vars(kept))


def test_whoever_changes_what_was_found_changes_nothing_that_is_kept():
    known = Known(names=(CHILD,))
    find(TEXT, known).clear()
    assert [hit.kind for hit in find(TEXT, known)] == ["child_identity", "birth_date"]
