-- Whether the acting person holds a live personal grant on a case. Reads as the owner: the
-- policies of the grant tables cannot ask those tables again.
create or replace function cases_holds(case_id uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
    select exists (
        select 1 from cases_caseusergrant g
        where g.content_object_id = case_id
          and g.user_id = nullif(current_setting('app.user_id', true), '')::bigint
          and (g.expires_at is null or g.expires_at > statement_timestamp()))
$$;

-- A case's last activity is the time of its newest entry, backdated entries included. Runs
-- as the owner: whoever may write an entry need not be able to change the header.
create or replace function cases_touch() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    update cases_case set last_activity = new.occurred_at
        where id = new.case_id and last_activity < new.occurred_at;
    return null;
end $$;

create or replace trigger cases_touch after insert on cases_logentry
    for each row execute function cases_touch();

-- Sealing ends every share with an agency (ACCESS.md).
create or replace function cases_end_shares() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    delete from cases_caseagencyshare where content_object_id = new.id;
    return null;
end $$;

create or replace trigger cases_end_shares after update of sealed on cases_case
    for each row when (new.sealed and not old.sealed) execute function cases_end_shares();
