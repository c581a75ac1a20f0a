"""The auditor's pages."""

import csv
import io
import re

import pytest

LIST = "/audit/"


@pytest.fixture
def auditor(cast, browser_of):
    return browser_of(cast.auditor)


def rows(answer) -> list[str]:
    """The acts on a page, in words."""
    return re.findall(r'data-label="Act">([^<]+)<', answer.content.decode())


def test_it_shows_acts_of_the_own_people(cast, auditor, act):
    act(cast.detective, "account.password_changed")
    assert "Changed a password" in rows(auditor.get(LIST))


def test_it_shows_what_others_did_with_own_records(cast, auditor, act):
    act(cast.neighbor, "account.viewed", cast.detective)
    page = auditor.get(LIST).content.decode()
    assert "Neighbor" in page and "Marlow County Sheriff" in page


def test_it_shows_nothing_of_other_agencies(cast, auditor, act):
    act(cast.advocate, "account.password_changed")
    act(cast.outsider, "account.password_changed")
    assert "Changed a password" not in rows(auditor.get(LIST))


@pytest.mark.parametrize(
    "query",
    [
        "person=detective",
        "person=DETECTIVE&action=account.password_changed",
        "kind=accounts.user&action=account.password_changed",
        "outcome=done&person=detective",
        "since=2020-01-01&until=2090-01-01&person=detective",
    ],
)
def test_it_is_filtered(cast, auditor, act, query):
    act(cast.detective, "account.password_changed")
    act(cast.analyst, "account.viewed")
    assert rows(auditor.get(f"{LIST}?{query}")) == ["Changed a password"]


@pytest.mark.parametrize(
    "query",
    [
        "action=no-such",
        "since=2026-02-31",
        "since=2030-01-01&until=2020-01-01",
        "kind=x",
        "cursor=x",
        "cursor=-1",
        "cursor=99999999999999999999",
        "person=" + "x" * 90,
        "outcome=%27",
        "until=9999-12-31",
        "since=0001-01-01",
    ],
)
def test_odd_filters_are_no_fault(auditor, query):
    assert auditor.get(f"{LIST}?{query}").status_code == 200


def test_it_is_paged_by_key_without_gap_or_repeat(cast, auditor, act, monkeypatch):
    monkeypatch.setattr("taskforce.audit.views.audit.SIZE", 3)
    for number in range(8):
        act(cast.detective, "list.exported", number=number)
    seen, place = [], "?action=list.exported"
    while place:
        page = auditor.get(LIST + place).content.decode()
        seen += re.findall(r'href="/audit/(\d+)/"', page)
        found = re.search(r'rel="next" href="([^"]+)"', page)
        place = found[1].replace("&amp;", "&") if found else ""
    assert len(seen) == len(set(seen)) == 8
    assert seen == sorted(seen, key=int, reverse=True)


def test_a_search_of_the_audit_is_recorded(auditor):
    auditor.get(f"{LIST}?person=detective")
    assert "Searched the audit" in rows(auditor.get(LIST))


def event_of(answer) -> str:
    return re.search(r'href="(/audit/\d+/)"', answer.content.decode())[1]


def test_an_event_shows_its_place_in_the_chain(cast, auditor, act):
    act(cast.detective, "account.password_changed")
    place = event_of(auditor.get(f"{LIST}?action=account.password_changed"))
    page = auditor.get(place).content.decode()
    assert f"user-{cast.detective.pk}" in page and re.search(r"[0-9a-f]{64}", page)


def test_foreign_and_absent_events_are_one_answer(cast, auditor, browser_of, act):
    person = cast.neighbor
    person.roles = ["auditor"]
    person.save()
    act(cast.analyst, "account.password_changed")
    place = event_of(auditor.get(f"{LIST}?action=account.password_changed"))
    other = browser_of(person)
    foreign, absent = other.get(place), other.get("/audit/99999999/")
    assert (foreign.status_code, foreign.content) == (404, absent.content)


def exported(answer) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_the_export_has_what_the_list_shows(cast, auditor, act):
    act(cast.detective, "account.password_changed")
    header, *lines = exported(auditor.get("/audit/export/?action=account.password_changed"))
    assert header[0] == "When (UTC)"
    assert [(line[2], line[4]) for line in lines] == [("detective", "Changed a password")]


def test_the_export_is_recorded(auditor):
    auditor.get("/audit/export/")
    assert "Exported from the audit" in rows(auditor.get(LIST))


def test_a_formula_becomes_text(cast, auditor, act):
    cast.detective.full_name = "=HYPERLINK(1)"
    cast.detective.save()
    act(cast.detective, "account.password_changed")
    _, line = exported(auditor.get("/audit/export/?action=account.password_changed"))
    assert line[1] == "'=HYPERLINK(1)"


def test_too_many_rows_are_refused_in_words(auditor, act, cast, monkeypatch):
    monkeypatch.setattr("taskforce.audit.views.audit.LIMIT", 0)
    act(cast.detective)
    answer = auditor.get("/audit/export/", follow=True)
    assert b"Narrow the filter" in answer.content


def test_a_check_is_run_and_its_result_shown(auditor):
    answer = auditor.post("/audit/check/run/", follow=True)
    assert b"Every event, chain and seal is whole" in answer.content
    assert b"Whole</span>" in answer.content


def test_administrators_see_acts_on_accounts_but_not_the_audit(cast, browser_of, act):
    act(cast.detective, "account.password_changed")
    browser = browser_of(cast.administrator)
    assert browser.get(LIST).status_code == 403
    page = browser.get(f"/accounts/{cast.detective.pk}/").content
    assert b"Changed a password" in page


def test_a_detective_reads_own_acts_alone(cast, act):
    from taskforce.access.identity import acting
    from taskforce.audit.models import AuditEvent

    act(cast.detective)
    act(cast.analyst)
    with acting(cast.detective):
        assert set(AuditEvent.objects.values_list("actor_id", flat=True)) == {cast.detective.pk}
        visible = AuditEvent.objects.visible_to(cast.detective)
        assert visible.count() == AuditEvent.objects.count()


def test_pages_cost_few_queries(cast, auditor, act, django_assert_max_num_queries):
    for _ in range(30):
        act(cast.detective)
    auditor.get("/profile/")
    with django_assert_max_num_queries(11):
        auditor.get(LIST)
