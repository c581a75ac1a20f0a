-- A case's series of page numbers is chosen once and only counts on.
create or replace function cases_series_counts_on() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or new.prefix <> old.prefix or new.digits <> old.digits
       or new.next_number < old.next_number then
        raise exception 'a Bates series is chosen once and only counts on'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create or replace trigger cases_series_counts_on before update or delete on cases_batesseries
    for each row execute function cases_series_counts_on();

-- The life of a production: what was prepared stays, what ended stays, and the pages of a
-- series belong to its productions without a gap and without a double. Runs as the owner, so
-- that it sees every production of the series; the series' row is held by who publishes.
create or replace function cases_production_holds() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    scope constant text[] := array['agency_id', 'task_force_id', 'sealed'];
    ending constant text[] := scope || array['state', 'served_at', 'served_by_id', 'served_how',
        'receipt', 'medium_sha256', 'recorded_at', 'canceled_by_id', 'cancel_reason'];
    next_page integer;
begin
    if tg_op = 'DELETE' then
        raise exception 'a production is never deleted' using errcode = 'restrict_violation';
    end if;
    if tg_op = 'UPDATE' then
        if old.state in ('produced', 'canceled')
           and (to_jsonb(new) - scope) <> (to_jsonb(old) - scope) then
            raise exception 'a production that ended is never changed'
                using errcode = 'restrict_violation';
        end if;
        if old.state = 'prepared' and ((to_jsonb(new) - ending) <> (to_jsonb(old) - ending)
           or new.state = 'draft') then
            raise exception 'what was prepared is never changed'
                using errcode = 'restrict_violation';
        end if;
        if old.state = 'draft' and new.state = 'produced' then
            raise exception 'a production is prepared before it is produced'
                using errcode = 'restrict_violation';
        end if;
        if old.bates_first is not null then
            return new;
        end if;
    elsif new.state <> 'draft' then
        raise exception 'a production begins as a draft' using errcode = 'restrict_violation';
    end if;
    if new.bates_first is not null then
        select coalesce(max(p.bates_last), 0) + 1 into next_page from cases_production p
            where p.series_id = new.series_id and p.id <> new.id;
        if new.bates_first <> next_page then
            raise exception 'the next page of the series is %, not %', next_page, new.bates_first
                using errcode = 'restrict_violation';
        end if;
    end if;
    return new;
end $$;

create or replace trigger cases_production_holds before insert or update or delete
    on cases_production for each row execute function cases_production_holds();
