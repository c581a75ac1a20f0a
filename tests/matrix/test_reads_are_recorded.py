"""Every read of client, case or referral content leaves its line in the audit."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.matrix.test_matrix import ROWS, undone
from tests.matrix.test_query_counts import first_reader
from tests.matrix.world import make_world

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


def records_a_read(client: Client, path: str, data: dict) -> bool:
    with undone(), CaptureQueriesContext(connection) as asked:
        client.get(path, data)
    return any('INSERT INTO "audit_auditevent"' in query["sql"] for query in asked)


@pytest.mark.django_db
def test_each_page_with_content_records_that_it_was_read(cast):
    world, people, silent = make_world(cast), cast.people(), set()
    for row in ROWS:
        name = first_reader(row)
        if row.method != "get" or name is None:
            continue
        client = Client()
        client.force_login(people[name])
        if not records_a_read(client, reverse(row.name, kwargs=row.url(world)), row.data(world)):
            silent.add(row.name)
    assert silent == SHOW_NO_CONTENT
