"""Search functions of the database, generated from the rules (decisions/0010).

``@@`` and ``LIKE`` are not leakproof: under row-level security the text indexes are skipped
and everything is scanned. These functions read as the owner, hold the rule's reasons as one
branch each, take the identity from the same settings as the policies, and give ids only;
the rows are read again through both walls.
"""

from dataclasses import dataclass
from operator import attrgetter
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Model

from taskforce.access.rules import Rule
from taskforce.registry import Registry, of_the_house


@dataclass(frozen=True)
class Searched:
    """A table's function: its name, how a row can match, and what the newest is told by."""

    model: type[Model]
    function: str
    matches: tuple[str, ...]
    order: str


SEARCHED: Registry[Searched] = of_the_house(
    Registry("searched tables", key=attrgetter("model"), order=attrgetter("function"))
)


def search_functions(rule: Rule) -> list[str]:
    """The statements for one rule's model; none for a model that is not searched."""
    if rule.model not in SEARCHED:
        return []
    searched = SEARCHED.get(rule.model)
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


def found_ids(model: type[Model], query: str, limit: int) -> list[UUID]:
    """The ids that the database's search function gives the acting identity, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(f"select * from {SEARCHED.get(model).function}(%s, %s)", [query, limit])
        return [row[0] for row in cursor.fetchall()]
