-- Who brings in agencies, task forces, members and accounts (docs/decisions/0065): the operator,
-- whoever holds the set-up link of an empty installation, and administrators. Everyone else is
-- refused here, whatever the pages do.

-- A session opened with the owner's password, whatever role it acts as.
create function onboarding_is_operator() returns boolean language sql stable as $$
    select pg_has_role(session_user, c.relowner, 'member')
    from pg_class c where c.oid = 'public.accounts_agency'::regclass
$$;

-- Take the set-up link: true once, for the right secret, while there is no agency. The link is
-- bound to this transaction; if it is rolled back, the link is as before.
create function onboarding_take_link(secret text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
    found_id bigint;
begin
    perform pg_advisory_xact_lock(hashtext('onboarding_take_link'));
    if exists (select from accounts_agency) then
        return false;
    end if;
    update onboarding_setuplink
    set used_at = clock_timestamp(), used_in = pg_current_xact_id()::text
    where digest = encode(sha256(convert_to(secret, 'UTF8')), 'hex')
      and used_at is null and ends_at > clock_timestamp()
    returning id into found_id;
    return found_id is not null;
end $$;

-- Whether this transaction took the set-up link.
create function onboarding_in_set_up() returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
    select exists (
        select from onboarding_setuplink
        where used_in = pg_current_xact_id_if_assigned()::text
          and used_at > now() - interval '1 hour'
    )
$$;

-- The agency of the acting person, if they are its administrator with an open account.
create function onboarding_administers() returns bigint
language sql stable security definer set search_path = pg_catalog, public as $$
    select u.agency_id
    from accounts_user u join accounts_agency a on a.id = u.agency_id
    where u.id = nullif(current_setting('app.user_id', true), '')::bigint
      and u.is_active and u.locked_at is null and a.is_active and 'administrator' = any (u.roles)
$$;

-- Whether the acting administrator's agency leads an active task force (any, or this one).
create function onboarding_leads(force_id bigint default null) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
    select exists (
        select from accounts_taskforce t
        where t.lead_agency_id = onboarding_administers() and t.is_active
          and (force_id is null or t.id = force_id)
    )
$$;

create function onboarding_guard_agency() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    if onboarding_is_operator() or onboarding_leads()
       or (onboarding_in_set_up() and not exists (select from accounts_agency))
    then
        return new;
    end if;
    raise exception 'an agency is added by the operator or by a lead agency''s administrator'
        using errcode = 'insufficient_privilege';
end $$;

create function onboarding_guard_force() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    if onboarding_is_operator()
       or (onboarding_in_set_up() and not exists (select from accounts_taskforce))
    then
        return new;
    end if;
    raise exception 'a task force is added by the operator'
        using errcode = 'insufficient_privilege';
end $$;

create function onboarding_guard_member() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    if onboarding_is_operator() or onboarding_in_set_up() or onboarding_leads(new.taskforce_id)
    then
        return new;
    end if;
    raise exception 'a member is added by the operator or by the lead agency''s administrator'
        using errcode = 'insufficient_privilege';
end $$;

-- An administrator makes accounts of the own agency; a lead agency's one makes the first
-- administrator of a member that has no account yet.
create function onboarding_guard_user() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    first_one boolean;
begin
    if onboarding_is_operator() or new.agency_id = onboarding_administers() then
        return new;
    end if;
    first_one := new.roles = array['administrator']::varchar[]
        and not new.is_superuser
        and not exists (select from accounts_user u where u.agency_id = new.agency_id);
    if first_one and onboarding_in_set_up() then
        return new;
    end if;
    if first_one and exists (
        select from accounts_taskforce_agencies m
        where m.agency_id = new.agency_id and onboarding_leads(m.taskforce_id)
    ) then
        return new;
    end if;
    raise exception 'an account is made by an administrator of its agency'
        using errcode = 'insufficient_privilege';
end $$;

-- Links are the operator's; onboarding_take_link marks one as used, as the owner of the table.
create function onboarding_guard_link() returns trigger language plpgsql as $$
begin
    if onboarding_is_operator() or pg_has_role(current_user, (
        select relowner from pg_class where oid = tg_relid), 'member')
    then
        return coalesce(new, old);
    end if;
    raise exception 'a set-up link is made by the operator'
        using errcode = 'insufficient_privilege';
end $$;

create trigger onboarding_guard before insert on accounts_agency
    for each row execute function onboarding_guard_agency();
create trigger onboarding_guard before insert on accounts_taskforce
    for each row execute function onboarding_guard_force();
create trigger onboarding_guard before insert on accounts_taskforce_agencies
    for each row execute function onboarding_guard_member();
create trigger onboarding_guard before insert on accounts_user
    for each row execute function onboarding_guard_user();
create trigger onboarding_guard before insert or update or delete on onboarding_setuplink
    for each row execute function onboarding_guard_link();
