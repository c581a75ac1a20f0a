-- The hash of an event. Without "set search_path", so that it is inlined where a million rows
-- are recomputed; its callers fix the search path.
create or replace function audit_event_hash(e audit_auditevent) returns bytea
language sql stable as $$
    select sha256(convert_to(concat_ws(E'\x1f',
        encode(e.previous_hash, 'hex'), e.chain, e.seq,
        to_char(e.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS'),
        coalesce(e.actor_id::text, '-'), coalesce(e.actor_agency_id::text, '-'),
        e.action, e.outcome, e.object_kind, e.object_id,
        coalesce(e.object_agency_id::text, '-'), e.source, e.request_id, e.detail::text), 'UTF8'))
$$;
alter function audit_event_hash(audit_auditevent) reset all;

create or replace function audit_seal_hash(s audit_auditseal) returns bytea
language sql stable as $$
    select sha256(s.previous_hash || convert_to(
        to_char(s.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.MS') || s.heads::text, 'UTF8'))
$$;

-- Folds the heads that moved since their last seal into the seals' own chain. A head that a
-- running transaction holds is left for the next seal: sealing never makes anybody wait.
create or replace function audit_seal() returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
    last audit_auditseal;
    fresh audit_auditseal;
begin
    lock table audit_auditseal in exclusive mode;
    with moved as (
        select h.chain from audit_chainhead h where h.seq > h.sealed_seq for update skip locked
    ), told as (
        update audit_chainhead h set sealed_seq = h.seq from moved where h.chain = moved.chain
        returning h.chain, h.seq, h.hash
    )
    select jsonb_object_agg(chain, jsonb_build_array(seq, encode(hash, 'hex')))
        into fresh.heads from told;
    if fresh.heads is null then
        return null;
    end if;
    select * into last from audit_auditseal order by id desc limit 1;
    fresh.at := date_trunc('milliseconds', clock_timestamp());
    fresh.previous_hash := coalesce(last.hash, '\x');
    insert into audit_auditseal (at, heads, previous_hash, hash)
        values (fresh.at, fresh.heads, fresh.previous_hash, audit_seal_hash(fresh))
        returning id into fresh.id;
    return fresh.id;
end $$;

-- Every fault of the events, heads and seals; ids and numbers only, so anybody may ask.
create or replace function audit_faults()
returns table (fault text, chain varchar, seq bigint, row_id bigint)
language sql stable security definer set search_path = pg_catalog, public as $$
    with linked as (
        select e.id, e.chain, e.seq, e.hash, e.previous_hash, audit_event_hash(e) as computed,
            coalesce(lag(e.seq) over w, 0) as seq_before,
            coalesce(lag(e.hash) over w, '\x') as hash_before
        from audit_auditevent e window w as (partition by e.chain order by e.seq)
    ), told as (
        select s.id, head.key as chain, (head.value ->> 0)::bigint as seq, head.value ->> 1 as hash
        from audit_auditseal s, jsonb_each(s.heads) head
    ), sealed as (
        select s.*, audit_seal_hash(s) as computed,
            coalesce(lag(s.hash) over (order by s.id), '\x') as hash_before
        from audit_auditseal s
    ), ends as (
        select e.chain, max(e.seq) as seq from audit_auditevent e group by e.chain
    )
    select 'altered', l.chain, l.seq, l.id from linked l where l.hash is distinct from l.computed
    union all
    select 'missing', l.chain, l.seq_before + 1, null from linked l where l.seq > l.seq_before + 1
    union all
    select 'relinked', l.chain, l.seq, l.id from linked l
        where l.seq = l.seq_before + 1 and l.previous_hash is distinct from l.hash_before
    union all
    select 'cut', h.chain, coalesce(n.seq, 0) + 1, null
        from audit_chainhead h left join ends n on n.chain = h.chain
        where h.seq <> coalesce(n.seq, 0)
    union all
    select 'headless', n.chain, n.seq, null
        from ends n left join audit_chainhead h on h.chain = n.chain where h.chain is null
    union all
    select 'seal altered', null, null, s.id from sealed s where s.hash is distinct from s.computed
    union all
    select 'seal missing', null, null, s.id from sealed s
        where s.previous_hash is distinct from s.hash_before
    union all
    select 'unlike its seal', t.chain, t.seq, t.id
        from told t left join audit_auditevent e on e.chain = t.chain and e.seq = t.seq
        where e.hash is null or encode(e.hash, 'hex') <> t.hash
    order by 2 nulls last, 3, 1
$$;
