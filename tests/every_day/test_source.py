"""What makes a program depend on day, zone or chance, found where its source tells."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

FLOORS = ("taskforce", "victims", "referrals", "cases")
ROOT = Path(settings.BASE_DIR)
SOURCES = [
    path
    for floor in FLOORS
    for path in sorted((ROOT / floor).rglob("*"))
    if path.suffix in (".py", ".sql")
]
# Days of the database's session, which are those of UTC.
SQL_DAYS = re.compile(r"current_date|localtimestamp|::date\b|date_trunc\('(day|week|month|year)'")
# It moves a birthday away from February 29 itself.
MOVES_LEAP_DAYS = {"cases/demo/calendar.py"}
LISTINGS = {"glob", "rglob", "iterdir", "listdir", "scandir"}
ORDERED = {"sorted", "any", "set"}
# The order of a folder's files does not matter: each is deleted, counted or looked at alone.
ANY_ORDER = {
    "cases/casefile/pending.py",
    "cases/casefile/store.py",
    "cases/casefile/workroom.py",
    "taskforce/courtpdf/bench.py",
    "taskforce/local/cluster.py",
    "taskforce/operations/backup.py",
}


def set_loops(text: str) -> Iterator[int]:
    """Lines of loops over a set that is made right there: its order hangs on the seed."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.For, ast.comprehension)):
            made = isinstance(node.iter, ast.Call) and ast.unparse(node.iter.func)
            if isinstance(node.iter, ast.Set) or made in ("set", "frozenset"):
                yield node.iter.lineno


def calls(text: str) -> Iterator[tuple[ast.Call, str]]:
    """Every call of a method, and its name."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node, node.func.attr


def faults(text: str, path: str = "") -> list[str]:
    """What to mend in a Python source, a line each."""
    found = []
    for node, name in calls(text):
        given = {keyword.arg for keyword in node.keywords}
        if name == "date" and not node.args and not node.keywords:
            found.append(f"{path}:{node.lineno} .date(): use timezone.localdate(…)")
        if name == "replace" and given & {"year", "month", "day"} and path not in MOVES_LEAP_DAYS:
            found.append(f"{path}:{node.lineno} .replace({given}): fails on February 29")
        if ast.unparse(node.func.value) == "random" and name != "Random":
            found.append(f"{path}:{node.lineno} random.{name}: use a seeded Random, or secrets")
        if name in LISTINGS and path not in ANY_ORDER and not _is_ordered(node, text):
            found.append(f"{path}:{node.lineno} {name}: use sorted(…)")
    found += [f"{path}:{line} loop over a set: use dict.fromkeys(…)" for line in set_loops(text)]
    return found


def _is_ordered(node: ast.Call, text: str) -> bool:
    """Written in ``sorted(…)`` or the like, on its line or the three before it."""
    near = "\n".join(text.splitlines()[max(0, node.lineno - 4) : node.lineno])
    return any(f"{name}(" in near for name in ORDERED)


@pytest.mark.parametrize("floor", FLOORS)
def test_no_source_depends_on_day_zone_or_chance(floor):
    found = []
    for path in SOURCES:
        name = str(path.relative_to(ROOT))
        if name.startswith(floor) and path.suffix == ".py":
            found += faults(path.read_text(), name)
    assert found == []


@pytest.mark.parametrize("floor", FLOORS)
def test_no_sql_asks_for_the_day_of_its_session(floor):
    found = []
    for path in SOURCES:
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if path.relative_to(ROOT).parts[0] == floor and SQL_DAYS.search(line.lower()):
                found.append(f"{path.relative_to(ROOT)}:{number} {line.strip()}")
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "moment.date()",
        "day.replace(year=day.year + 1)",
        "random.choice(names)",
        "for one in {first, second}: print(one)",
        "[one for one in set(names)]",
        "for path in folder.glob('*.csv'): print(path)",
    ],
)
def test_a_source_that_does_is_found(text):
    assert faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "timezone.localdate(moment)",
        "datetime.date(2026, 1, 1)",
        "moment.replace(second=0)",
        "random.Random(7).choice(names)",
        "sorted(folder.glob('*.csv'))",
    ],
)
def test_a_source_that_does_not_is_left_alone(text):
    assert not faults(text)
