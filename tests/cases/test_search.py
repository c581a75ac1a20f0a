"""Search: numbers, words, names and phones; and nothing of what one may not see."""

import pytest
from django.db import connection
from django.utils import timezone

from cases.models import Case, CasePerson, LogEntry
from cases.search import search_cases, search_entries, search_people
from cases.search_walls import found_ids
from cases.services.create import create_case
from cases.services.log import write_entry
from cases.services.people import add_person
from cases.services.seal import seal_case
from taskforce.access.identity import acting
from taskforce.access.principal import principal_of


@pytest.fixture
def told(cast, case):
    with acting(cast.detective):
        write_entry(case=case, by=cast.detective, text="The clerk saw a turquoise van leaving.")
        add_person(
            case=case, by=cast.detective, name="Jane O'Roe", aliases="Luz", phone="(555) 014-8890"
        )
    return case


def hits(user, search, query):
    with acting(user):
        return search(principal_of(user), query, 10)


@pytest.mark.parametrize("query", ["{number}", "RPD", "0001", "1", "motel", "motel route"])
def test_a_case_is_found_by_number_and_words(cast, told, query):
    found = hits(cast.detective, search_cases, query.format(number=told.number.lower()))
    assert [hit.title for hit in found] == [f"{told.number} {told.title}"]


def test_an_entry_is_found_with_its_words_marked(cast, told):
    (hit,) = hits(cast.detective, search_entries, "turquoise vans")
    assert [part.text for part in hit.snippet if part.is_hit] == ["turquoise", "van"]


@pytest.mark.parametrize(
    "query", ["jane", "o'roe", "luz", "jan", "555-014-8890", "+1 555 014 8890"]
)
def test_a_person_is_found_by_name_alias_and_any_spelling_of_the_phone(cast, told, query):
    assert len(hits(cast.detective, search_people, query)) == 1


@pytest.mark.parametrize(
    "who",
    [
        "neighbor",
        "prosecutor",
        "outsider",
        "advocate",
        "director",
        "partner",
        "auditor",
        "administrator",
        "coordinator",
        "former",
    ],
)
def test_others_find_nothing_of_it(cast, told, who):
    user = getattr(cast, who)
    for search, query in (
        (search_cases, told.number),
        (search_cases, "motel"),
        (search_entries, "turquoise"),
        (search_people, "jane"),
        (search_people, "5550148890"),
    ):
        assert hits(user, search, query) == []


@pytest.mark.parametrize(
    "model, query",
    [
        (Case, "motel"),
        (LogEntry, "turquoise"),
        (CasePerson, "jane"),
    ],
)
def test_the_database_itself_gives_others_no_id(cast, told, model, query):
    with acting(cast.neighbor):
        assert found_ids(model, query, 10) == []
    with acting(cast.detective):
        assert len(found_ids(model, query, 10)) == 1


def test_nobody_finds_anything(cast, told):
    assert found_ids(LogEntry, "turquoise", 10) == []


def test_a_sealed_case_is_found_by_its_holders_alone(cast, told):
    with acting(cast.supervisor):
        seal_case(case=told, by=cast.supervisor, note="A source")
    assert hits(cast.analyst, search_entries, "turquoise") == []
    assert len(hits(cast.detective, search_entries, "turquoise")) == 1


@pytest.mark.parametrize(
    "query",
    [
        "'",
        "\\",
        "%",
        "_",
        "&",
        "!",
        ":*",
        "()",
        '"',
        "a' or '1'='1",
        "<->",
        "\t",
        "😀",
        "'' && x",
        "x" * 400,
        "-",
        "or",
        "the",
        "0",
        "--",
        "\\'",
        "1" * 40,
    ],
)
def test_odd_words_are_no_fault(cast, told, query):
    for search in (search_cases, search_entries, search_people):
        hits(cast.detective, search, query)


def test_the_functions_belong_to_the_owner_and_to_nobody_else(cast):
    with connection.cursor() as cursor:
        cursor.execute(
            "select proname, has_function_privilege('public', oid, 'execute') from pg_proc"
            " where proname = any (array['cases_case_search', 'cases_logentry_search',"
            " 'cases_person_search'])"
        )
        assert sorted(cursor.fetchall()) == [
            ("cases_case_search", False),
            ("cases_logentry_search", False),
            ("cases_person_search", False),
        ]


def test_the_newest_come_first_and_no_more_than_asked(cast, case):
    with acting(cast.detective):
        for _ in range(4):
            create_case(by=cast.detective, title="Motel", opened_on=timezone.localdate())
        assert len(found_ids(Case, "motel", 3)) == 3
