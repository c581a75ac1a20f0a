"""How many queries each page takes stands in a file, so that a change is a line of the diff.

One of them, on a page with content, records that it was read.

``QUERY_COUNTS=write script/test tests/matrix/test_query_counts.py`` writes the file anew.
"""

import os
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client, TestCase
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from taskforce.accounts.activity import touch
from tests.cast import Cast, make_cast
from tests.matrix import Row
from tests.matrix.test_matrix import ROWS, undone
from tests.matrix.world import make_world

FILE = Path(__file__).parent / "query_counts.txt"
MOST = 15  # of any page
# Not work: what keeps a transaction, and the identity that the second wall asks for.
BESIDE = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK", "select set_config", "SELECT set_config")
RECORDED = 'INSERT INTO "audit_auditevent"'
# Pages that show nothing of a case, a client or a referral: own account and settings, the
# directory (public by purpose), help, empty forms, and what is about agencies only.
SHOW_NO_CONTENT = {
    "account-disable",
    "account-edit",
    "account-new",
    "account-roles",
    "agency-edit",
    "agency-jurisdictions",
    "audit-check",
    "case-file-progress",
    "case-files-live",
    "case-new",
    "client-new",
    "health-live",
    "health-ready",
    "jurisdiction-add",
    "listing-edit",
    "listing-new",
    "log-in",
    "member-new",
    "notifications",
    "oversight-grant",
    "password-change",
    "profile",
    "quick-exit",
    "referral-new",
    "search",
    "session-ping",
    "task-force-list",
}


def recorded() -> dict[str, int]:
    lines = FILE.read_text().splitlines() if FILE.exists() else []
    return {name: int(count) for name, count in (line.split() for line in lines)}


def first_reader(row: Row) -> str | None:
    """Whoever of the cast gets the page."""
    answers = row.answers(Cast.PEOPLE)
    return next((name for name in Cast.PEOPLE if answers[name] == 200), None)


@dataclass(frozen=True)
class Asked:
    """What a page asked of the database when it was seen for the second time."""

    is_page: bool
    queries: list[str]


def asked_by(client: Client, path: str, data: dict) -> Asked:
    """The session has seen its person just now: it writes that down once a minute only."""
    touch(session := client.session)
    session.save()
    with undone():
        client.get(path, data)
    with undone(), CaptureQueriesContext(connection) as asked:
        answer = client.get(path, data)
    is_page = answer.get("Content-Type", "").startswith("text/html")
    return Asked(is_page, [query["sql"] for query in asked])


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker) -> dict[str, list[Asked]]:
    """Each route that is read, by whoever gets it, asked once for all tests."""
    found = defaultdict(list)
    with django_db_blocker.unblock():
        atomics = TestCase._enter_atomics()
        cast = make_cast()
        world, people = make_world(cast), cast.people()
        for row in ROWS:
            name = first_reader(row)
            if row.method != "get" or name is None:
                continue
            client = Client()
            client.force_login(people[name])
            path = reverse(row.name, kwargs=row.url(world))
            found[row.name].append(asked_by(client, path, row.data(world)))
        TestCase._rollback_atomics(atomics)
    return found


def work(asked: Asked) -> int:
    return sum(not query.startswith(BESIDE) for query in asked.queries)


def test_the_queries_of_each_page_are_as_recorded(pages):
    counted = {
        name: max(work(one) for one in asked if one.is_page)
        for name, asked in pages.items()
        if any(one.is_page for one in asked)
    }
    if os.environ.get("QUERY_COUNTS") == "write":
        FILE.write_text("".join(f"{name} {count}\n" for name, count in sorted(counted.items())))
    assert counted == recorded()


def test_each_page_with_content_records_that_it_was_read(pages):
    """Every read of client, case or referral content leaves its line in the audit."""
    silent = {
        name
        for name, asked in pages.items()
        if not all(any(RECORDED in query for query in one.queries) for one in asked)
    }
    assert silent == SHOW_NO_CONTENT


def test_no_page_takes_more_than_the_limit():
    assert {name: count for name, count in recorded().items() if count > MOST} == {}
