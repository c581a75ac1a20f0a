-- Audit events: time, order and hash are made here, whatever was sent.
create or replace function audit_event_hash(e audit_auditevent) returns bytea
language sql stable set search_path = pg_catalog, public as $$
    select sha256(convert_to(concat_ws(E'\x1f',
        encode(e.previous_hash, 'hex'), e.chain, e.seq,
        to_char(e.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS'),
        coalesce(e.actor_id::text, '-'), coalesce(e.actor_agency_id::text, '-'),
        e.action, e.outcome, e.object_kind, e.object_id,
        coalesce(e.object_agency_id::text, '-'), e.source, e.request_id, e.detail::text), 'UTF8'))
$$;

create or replace function audit_event_link() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    acting bigint := nullif(current_setting('app.user_id', true), '')::bigint;
    head audit_chainhead;
begin
    new.at := date_trunc('milliseconds', clock_timestamp());
    new.actor_id := coalesce(acting, new.actor_id);
    new.chain := coalesce('user-' || acting, 'nobody');
    insert into audit_chainhead (chain, seq, hash) values (new.chain, 0, '\x')
        on conflict (chain) do nothing;
    select * into head from audit_chainhead where chain = new.chain for update;
    new.seq := head.seq + 1;
    new.previous_hash := head.hash;
    new.hash := audit_event_hash(new);
    update audit_chainhead set seq = new.seq, hash = new.hash where chain = new.chain;
    return new;
end $$;

create or replace trigger audit_event_link before insert on audit_auditevent
    for each row execute function audit_event_link();

-- Folds the heads that moved since the last seal into the seals' own chain.
create or replace function audit_seal() returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    last audit_auditseal;
    moved jsonb;
    made bigint;
    sealed_at timestamptz := date_trunc('milliseconds', clock_timestamp());
begin
    lock table audit_auditseal in exclusive mode;
    select * into last from audit_auditseal order by id desc limit 1;
    select jsonb_object_agg(h.chain, jsonb_build_array(h.seq, encode(h.hash, 'hex'))) into moved
        from audit_chainhead h
        where h.seq > coalesce((select (s.heads -> h.chain ->> 0)::bigint from audit_auditseal s
                                where s.heads ? h.chain order by s.id desc limit 1), 0);
    if moved is null then
        return null;
    end if;
    insert into audit_auditseal (at, heads, previous_hash, hash) values (
        sealed_at, moved, coalesce(last.hash, '\x'),
        sha256(coalesce(last.hash, '\x') || convert_to(
            to_char(sealed_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') || moved::text, 'UTF8')))
        returning id into made;
    return made;
end $$;

-- Change history: the row before and after, only what changed, with its record's id.
create or replace function audit_record_change() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
    is_now jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
    whole jsonb := coalesce(is_now, was);
begin
    if tg_op = 'UPDATE' then
        select jsonb_object_agg(key, value) into is_now from jsonb_each(to_jsonb(new))
            where value is distinct from was -> key
              and key not in ('last_activity', 'search', 'version');
        if is_now is null then
            return null;
        end if;
        select jsonb_object_agg(key, value) into was from jsonb_each(was) where is_now ? key;
    end if;
    insert into audit_changerecord
        (at, actor_id, table_name, row_id, operation, before, after, scope_kind, scope_id)
    values (clock_timestamp(), nullif(current_setting('app.user_id', true), '')::bigint,
            tg_table_name, whole ->> 'id', lower(tg_op), was, is_now, tg_argv[0],
            (whole ->> tg_argv[1])::uuid);
    return null;
end $$;
