"""Triggers that keep copied scope columns true and append-only rows unchanged."""

from taskforce.access.models import AgencyShare, PersonalGrant
from taskforce.access.rules import Rule, all_rules

APPEND_ONLY = """
create or replace function wall_append_only() returns trigger language plpgsql as $$
begin
    -- TG_ARGV: columns that the owner's own triggers may bring up to date.
    if tg_op = 'UPDATE' and (to_jsonb(new) - tg_argv) = (to_jsonb(old) - tg_argv)
       and current_user = (select tableowner from pg_tables
                           where schemaname = tg_table_schema and tablename = tg_table_name)
    then
        return new;
    end if;
    raise exception '% is append-only: corrections are additions', tg_table_name
        using errcode = 'restrict_violation';
end $$
"""


def append_only(rule: Rule) -> list[str]:
    """No row of the table is ever changed or deleted, whoever asks."""
    if not rule.append_only:
        return []
    table = rule.model._meta.db_table
    # Generated columns are not yet computed in a BEFORE trigger, and follow from the others.
    columns = [field.column for field in rule.model._meta.fields if field.generated]
    columns += rule.copies.columns if rule.copies else ()
    arguments = ", ".join(f"'{column}'" for column in columns)
    return [
        f"create or replace trigger wall_append_only before update or delete on {table}"
        f" for each row execute function wall_append_only({arguments})",
        f"create or replace trigger wall_append_only_all before truncate on {table}"
        " for each statement execute function wall_append_only()",
    ]


def copied_columns(rule: Rule) -> list[str]:
    """Scope columns are taken from the parent at insert and stay, whatever is sent.

    At an update only the owner's own push (below) may change them; a row never moves to
    another parent.
    """
    if rule.copies is None:
        return []
    table, copies = rule.model._meta.db_table, rule.copies
    parent = copies.parent._meta.db_table
    columns = ", ".join(f"p.{column}" for column in copies.columns)
    targets = ", ".join(f"new.{column}" for column in copies.columns)
    keeps = " ".join(f"new.{column} := old.{column};" for column in copies.columns)
    return [
        f"""
create or replace function {table}_copy_scope() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        select {columns} into {targets} from {parent} p where p.id = new.{copies.key};
    elsif new.{copies.key} is distinct from old.{copies.key} then
        raise exception '{table}: a row never moves to another {parent}'
            using errcode = 'restrict_violation';
    elsif current_user <> (select tableowner from pg_tables
                           where schemaname = tg_table_schema and tablename = tg_table_name) then
        {keeps}
    end if;
    return new;
end $$""",
        f"create or replace trigger wall_copy_scope before insert or update on {table}"
        f" for each row execute function {table}_copy_scope()",
    ]


def pushed_columns(parent: Rule) -> list[str]:
    """A change of a parent's scope reaches its children in the same statement."""
    table = parent.model._meta.db_table
    children = [rule for rule in all_rules() if rule.copies and rule.copies.parent is parent.model]
    if not children:
        return []
    columns = sorted({column for rule in children for column in rule.copies.columns})
    pushes = "\n".join(
        f"    update {rule.model._meta.db_table} set "
        + ", ".join(f"{column} = new.{column}" for column in rule.copies.columns)
        + f" where {rule.copies.key} = new.id;"
        for rule in children
    )
    # Runs as the owner: a person may seal a case without being able to change its log.
    return [
        f"""
create or replace function {table}_push_scope() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
{pushes}
    return null;
end $$""",
        f"create or replace trigger wall_push_scope after update of {', '.join(columns)}"
        f" on {table} for each row when ("
        + " or ".join(f"old.{column} is distinct from new.{column}" for column in columns)
        + f") execute function {table}_push_scope()",
    ]


GRANTABLE = """
create or replace function wall_grantable() returns trigger language plpgsql as $$
begin
    -- TG_ARGV: the app, then the permissions that rows of the table may give.
    if not exists (select from auth_permission p join django_content_type c
                   on c.id = p.content_type_id and c.app_label = tg_argv[0]
                   where p.id = new.permission_id and p.codename = any (tg_argv[1:]))
    then
        raise exception '% does not give this permission', tg_table_name
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$
"""


def grantable(rule: Rule) -> list[str]:
    """A table of grants gives the permissions that its model declares, and no other."""
    if not issubclass(rule.model, (AgencyShare, PersonalGrant)):
        return []
    table, app = rule.model._meta.db_table, rule.model._meta.app_label
    arguments = ", ".join(f"'{word}'" for word in (app, *sorted(rule.model.grantable)))
    return [
        f"create or replace trigger wall_grantable before insert or update on {table}"
        f" for each row execute function wall_grantable({arguments})"
    ]
