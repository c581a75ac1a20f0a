"""Search functions of the database, generated from the rules (decisions/0010).

``@@`` and ``LIKE`` are not leakproof: under row-level security the text indexes are skipped
and everything is scanned. These functions read as the owner, hold the rule's reasons as one
branch each, take the identity from the same settings as the policies, and give ids only;
the rows are read again through both walls.
"""

from dataclasses import dataclass

from django.conf import settings

from cases.models import Case, CasePerson, LogEntry
from taskforce.access.rules import Rule


@dataclass(frozen=True)
class Searched:
    """A function: its name, the ways a row can match, and what the newest is told by."""

    function: str
    matches: tuple[str, ...]
    order: str


_NAMES = "to_tsvector('simple'::regconfig, coalesce(name, '') || ' ' || coalesce(aliases, ''))"

SEARCHED = {
    Case: Searched(
        "cases_case_search",
        (
            "search @@ words",
            "plain and number like upper(query) || '%'",
            "digits <> '' and length(query) <= 6 and number like '%-' || lpad(query, 4, '0')",
        ),
        "last_activity",
    ),
    LogEntry: Searched("cases_logentry_search", ("search @@ words",), "occurred_at"),
    CasePerson: Searched(
        "cases_person_search",
        (
            f"{_NAMES} @@ names",
            "length(digits) >= 7 and phone <> ''"
            " and regexp_replace(phone, '\\D', '', 'g') like '%' || digits || '%'",
        ),
        "created_at",
    ),
}


def search_functions(rule: Rule) -> list[str]:
    """The statements for one rule's model; none for a model that is not searched."""
    searched = SEARCHED.get(rule.model)
    if searched is None:
        return []
    table = rule.model._meta.db_table
    branches = "\n        union\n".join(
        f"        (select t.id, t.{searched.order} as at from {table} t where ({match})"
        f" and ({reason.sql.replace('{table}', 't')}) order by 2 desc limit lim)"
        for reason in rule.allowed(rule.view)
        for match in searched.matches
    )
    signature = f"{searched.function}(text, integer)"
    return [
        f"""
create or replace function {searched.function}(query text, lim integer) returns setof uuid
language plpgsql stable security definer
set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan as $$
declare
    words tsquery := websearch_to_tsquery('english', query);
    names tsquery := (
        select to_tsquery('simple', string_agg(
            '''' || replace(replace(word, '\\', '\\\\'), '''', '''''') || ''':*', ' & '))
        from regexp_split_to_table(btrim(query), '\\s+') word where word ~ '\\w');
    plain boolean := query ~ '^[A-Za-z0-9-]+$';
    digits text := case when query ~ '^[-+(). 0-9]+$'
        then regexp_replace(regexp_replace(query, '\\D', '', 'g'), '^1(\\d{{10}})$', '\\1')
        else '' end;
begin
    return query select found.id from (
{branches}
    ) found order by found.at desc, found.id desc limit lim;
end $$""",
        f"revoke all on function {signature} from public",
        f"grant execute on function {signature} to {settings.APP_DATABASE_ROLE}",
    ]
