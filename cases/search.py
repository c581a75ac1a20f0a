"""Cases, log entries and people in the search box: only what the asker may see.

The functions of ``search_walls`` give ids; the rows are read again through the rule and
through row-level security, so that neither wall stands alone.
"""

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.urls import reverse

from cases.models import Case, CasePerson, LogEntry
from cases.search_walls import Searched, found_ids
from taskforce.access.principal import Principal
from taskforce.ui.registry import Hit, SearchProvider
from taskforce.ui.search import START, STOP, highlight, segments
from taskforce.vocabulary.cases import CASE_STATUS, LOG_ENTRY_KIND
from taskforce.vocabulary.persons import PERSON_ROLE

_NAMES = "to_tsvector('simple'::regconfig, coalesce(name, '') || ' ' || coalesce(aliases, ''))"

TABLES = (
    Searched(
        Case,
        "cases_case_search",
        (
            "search @@ words",
            "plain and number like upper(query) || '%'",
            "digits <> '' and length(query) <= 6 and number like '%-' || lpad(query, 4, '0')",
        ),
        "last_activity",
    ),
    Searched(LogEntry, "cases_logentry_search", ("search @@ words",), "occurred_at"),
    Searched(
        CasePerson,
        "cases_person_search",
        (
            f"{_NAMES} @@ names",
            "length(digits) >= 7 and phone <> ''"
            " and regexp_replace(phone, '\\D', '', 'g') like '%' || digits || '%'",
        ),
        "created_at",
    ),
)


def _rows(principal: Principal, model, query: str, limit: int, **annotations) -> list:
    ids = found_ids(model, query, limit)
    if not ids:
        return []
    rows = model.objects.visible_to(principal).filter(pk__in=ids).annotate(**annotations)
    if model is not Case:
        rows = rows.select_related("case")
    found = {row.pk: row for row in rows}
    return [found[pk] for pk in ids if pk in found]


def _headline(field: str, query: str) -> SearchHeadline:
    return SearchHeadline(
        field,
        SearchQuery(query, search_type="websearch", config="english"),
        config="english",
        start_sel=START,
        stop_sel=STOP,
        max_fragments=2,
        max_words=22,
        min_words=8,
    )


def search_cases(principal: Principal, query: str, limit: int) -> list[Hit]:
    """By number, part of a number, or words of title and summary."""
    rows = _rows(principal, Case, query, limit, marked=_headline("summary", query))
    return [
        Hit(
            f"{row.number} {row.title}",
            reverse("case-log", args=[row.pk]),
            snippet=segments(row.marked) if START in (row.marked or "") else (),
            tag="Sealed" if row.sealed else CASE_STATUS.label(row.status),
            tone="bad" if row.sealed else "",
            when=row.last_activity,
        )
        for row in rows
    ]


def search_entries(principal: Principal, query: str, limit: int) -> list[Hit]:
    """By the words of the log, with the words around them."""
    rows = _rows(principal, LogEntry, query, limit, marked=_headline("text", query))
    return [
        Hit(
            f"{row.case.number}, entry {row.number}",
            reverse("case-entry", args=[row.case_id, row.pk]),
            meta=row.case.title,
            snippet=segments(row.marked),
            tag=LOG_ENTRY_KIND.label(row.kind),
            when=row.occurred_at,
        )
        for row in rows
    ]


def search_people(principal: Principal, query: str, limit: int) -> list[Hit]:
    """By name, alias, or phone number in any spelling."""
    rows = _rows(principal, CasePerson, query, limit)
    return [
        Hit(
            str(row),
            reverse("case-person", args=[row.case_id, row.pk]),
            meta=f"{row.case.number} {row.case.title}",
            snippet=highlight(f"Also known as {row.aliases}", query.split()) if row.aliases else (),
            tag=PERSON_ROLE.label(row.role),
        )
        for row in rows
    ]


# Open to everybody: the rule decides what is found.
PROVIDERS = (
    SearchProvider("cases", "Cases", search_cases, order=10),
    SearchProvider("log", "Log entries", search_entries, order=20),
    SearchProvider("people", "People in cases", search_people, order=30),
)
