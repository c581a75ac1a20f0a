"""How many queries each page takes stands in a file, so that a change is a line of the diff.

``QUERY_COUNTS=write script/test tests/matrix/test_query_counts.py`` writes the file anew.
"""

import os
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from taskforce.accounts.activity import touch
from tests.cast import Cast
from tests.matrix import Row
from tests.matrix.test_matrix import ROWS, undone
from tests.matrix.world import make_world

FILE = Path(__file__).parent / "query_counts.txt"
MOST = 15  # of any page
# Not work: what keeps a transaction, and the identity that the second wall asks for.
BESIDE = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK", "select set_config", "SELECT set_config")


def recorded() -> dict[str, int]:
    lines = FILE.read_text().splitlines() if FILE.exists() else []
    return {name: int(count) for name, count in (line.split() for line in lines)}


def first_reader(row: Row) -> str | None:
    """Whoever of the cast gets the page."""
    answers = row.answers(Cast.PEOPLE)
    return next((name for name in Cast.PEOPLE if answers[name] == 200), None)


def queries_of(client: Client, path: str, data: dict) -> int | None:
    """Queries of a page seen for the second time; None for what is no page.

    The session has seen its person just now: it writes that down once a minute, not at each page.
    """
    touch(session := client.session)
    session.save()
    with undone():
        client.get(path, data)
    with undone(), CaptureQueriesContext(connection) as asked:
        answer = client.get(path, data)
    if not answer.get("Content-Type", "").startswith("text/html"):
        return None
    return sum(not query["sql"].startswith(BESIDE) for query in asked)


@pytest.mark.django_db
def test_the_queries_of_each_page_are_as_recorded(cast):
    world, people, counted = make_world(cast), cast.people(), {}
    for row in ROWS:
        name = first_reader(row)
        if row.method != "get" or name is None:
            continue
        client = Client()
        client.force_login(people[name])
        count = queries_of(client, reverse(row.name, kwargs=row.url(world)), row.data(world))
        if count is not None:
            counted[row.name] = max(count, counted.get(row.name, 0))
    if os.environ.get("QUERY_COUNTS") == "write":
        FILE.write_text("".join(f"{name} {count}\n" for name, count in sorted(counted.items())))
    assert counted == recorded()


def test_no_page_takes_more_than_the_limit():
    assert {name: count for name, count in recorded().items() if count > MOST} == {}
