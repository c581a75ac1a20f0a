"""The pages of a case: what they show, to whom, and how many queries they take."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cases.services.evidence import add_item
from cases.services.log import write_entry
from cases.services.people import add_person
from taskforce.access.identity import acting
from tests.cases.helpers import picture, upload

TABS = ("log", "people", "evidence", "timeline", "access", "history")
# Session, identity, transaction and audit included.
LIST_LIMIT, PAGE_LIMIT = 12, 15


@pytest.fixture
def full(cast, case):
    """The case with a log, a person and an item."""
    with acting(cast.detective):
        for number in range(12):
            write_entry(
                case=case,
                by=cast.detective,
                text=f"Entry with words {number}",
                files=[upload("a.jpg", picture())] if number < 2 else (),
            )
        add_person(case=case, by=cast.detective, name="Jane Roe", aliases="Luz")
        add_item(
            case=case,
            by=cast.detective,
            kind="photo",
            description="Room 12",
            collected_at=timezone.now(),
            collected_by="Det.",
        )
    return case


def queries(client, path) -> int:
    client.get(path)  # permission ids and content types are read once a process
    with CaptureQueriesContext(connection) as found:
        assert client.get(path).status_code == 200
    return sum(not one["sql"].startswith(("SAVEPOINT", "RELEASE")) for one in found)


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_takes_few_queries(cast, log_in, full, tab):
    assert queries(log_in(cast.detective), reverse(f"case-{tab}", args=[full.pk])) <= PAGE_LIMIT


def test_the_list_takes_few_queries(cast, log_in, full):
    assert queries(log_in(cast.detective), reverse("case-list")) <= LIST_LIMIT


@pytest.mark.parametrize("tab", [*TABS, "files"])
def test_every_tab_leads_somewhere_and_says_who_can_see_it(cast, log_in, full, tab):
    page = log_in(cast.detective).get(reverse(f"case-{tab}", args=[full.pk])).content.decode()
    assert "Who can see this, and why" in page
    assert "Your agency owns it" in page
    assert f"<title>{tab.capitalize()} · {full.number}" in page


def test_the_panel_lists_everyone_who_can_see_the_case(cast, log_in, full):
    page = log_in(cast.commander).get(reverse("case-who", args=[full.pk])).content.decode()
    assert "Riverton Police Department: 3 people" in page
    assert "Oversees Riverton Human Trafficking Task Force" in page


def test_a_reader_who_may_change_nothing_gets_no_buttons(cast, log_in, full):
    page = log_in(cast.commander).get(reverse("case-log", args=[full.pk])).content.decode()
    assert "Save entry" not in page
    assert "This case" not in page and "Edit the header" not in page
    assert "Add an addendum" not in page


@pytest.mark.parametrize("tab", TABS)
def test_foreign_and_absent_are_one_answer(cast, log_in, full, tab):
    client = log_in(cast.neighbor)
    foreign = client.get(reverse(f"case-{tab}", args=[full.pk]))
    absent = client.get(reverse(f"case-{tab}", args=[uuid.uuid4()]))
    assert (foreign.status_code, foreign.content) == (absent.status_code, absent.content)
    assert foreign.status_code == 404


def test_a_row_of_another_case_is_not_there_in_this_one(cast, log_in, full):
    from cases.services.create import create_case

    with acting(cast.detective):
        other = create_case(by=cast.detective, title="Other", opened_on=timezone.localdate())
        entry = full.logentrys.first()
        person = full.casepersons.get()
        item = full.evidenceitems.get()
        file = full.storedfiles.first()
    client = log_in(cast.detective)
    for name, row in (
        ("case-entry", entry),
        ("case-person", person),
        ("case-evidence-item", item),
        ("case-attachment", file),
        ("case-attachment-preview", file),
    ):
        assert client.get(reverse(name, args=[full.pk, row.pk])).status_code == 200
        assert client.get(reverse(name, args=[other.pk, row.pk])).status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "q=%00",
        "q=" + "x" * 9000,
        "cursor=%27",
        "sort=nope",
        "status=bogus",
        "lead=999999999999",
        "kind=%F0%9F%92%A9",
        "agency=-1",
        "q=%25%27%22%28%29%26%7C%21%3A%2A",
    ],
)
def test_odd_addresses_are_answered_without_fault(cast, log_in, full, query):
    assert log_in(cast.detective).get(f"/cases/?{query}").status_code in (200, 400)


@pytest.mark.parametrize(
    "query",
    [
        "since=0000-00-00",
        "since=2026-02-31",
        "until=99999-01-01",
        "q=%22unclosed",
        "author=x",
        "cursor=forged",
        "q=%26%26%26",
    ],
)
def test_odd_filters_of_a_log_too(cast, log_in, full, query):
    path = reverse("case-log", args=[full.pk])
    assert log_in(cast.detective).get(f"{path}?{query}").status_code == 200


def test_the_list_is_filtered_sorted_and_says_why_it_is_empty(cast, log_in, full):
    client = log_in(cast.detective)
    assert full.number in client.get("/cases/?q=motel&status=open&sort=number").content.decode()
    page = client.get("/cases/?q=nothingfits").content.decode()
    assert "Nothing fits this filter" in page
    assert full.number not in page


def test_the_export_holds_what_is_shown_and_is_recorded(cast, log_in, full):
    from taskforce.audit.models import AuditEvent

    body = b"".join(log_in(cast.detective).get("/cases/export.csv")).decode()
    assert full.number in body
    assert full.number not in b"".join(log_in(cast.neighbor).get("/cases/export.csv")).decode()
    with acting(cast.auditor):
        assert AuditEvent.objects.filter(action="list.exported", actor=cast.detective).exists()


def test_paging_walks_through_all_cases_once(cast, log_in):
    from cases.services.create import create_case

    with acting(cast.detective):
        made = {
            create_case(by=cast.detective, title="C", opened_on=timezone.localdate()).number
            for _ in range(53)
        }
    client, path, seen = log_in(cast.detective), "/cases/", []
    while path:
        table = client.get(path).context["table"]
        seen += [row.number for row in table.page.rows]
        path = f"/cases/{table.older_href}" if table.older_href else ""
    assert len(seen) == 53
    assert set(seen) == made
