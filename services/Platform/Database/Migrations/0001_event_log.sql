-- The event tables in Marten 9's own layout, so that Marten and its tools open the same database.
-- {schema} is the service's schema, {role} the role the service runs as: it may read, and append through the functions only.

create table mt_streams (
    id          uuid        not null,
    type        varchar,
    version     bigint,
    timestamp   timestamptz not null default now(),
    created     timestamptz not null default now(),
    tenant_id   varchar     default '*DEFAULT*',
    is_archived boolean     default false,
    constraint pkey_mt_streams_id primary key (id)
);

create sequence mt_events_sequence start 1 increment 1 cache 1;

create table mt_events (
    seq_id         bigint       not null,
    id             uuid         not null,
    stream_id      uuid,
    version        bigint       not null,
    data           jsonb        not null,
    bdata          bytea,
    type           varchar(500) not null,
    timestamp      timestamptz  not null default now(),
    tenant_id      varchar      default '*DEFAULT*',
    mt_dotnet_type varchar,
    correlation_id varchar,
    causation_id   varchar,
    headers        jsonb,
    is_archived    boolean      default false,
    constraint pkey_mt_events_seq_id primary key (seq_id),
    constraint fkey_mt_events_stream_id foreign key (stream_id) references mt_streams (id) on delete cascade
);
create unique index pk_mt_events_stream_and_version on mt_events (stream_id, version);
alter sequence mt_events_sequence owned by mt_events.seq_id;

create table mt_event_progression (
    name         varchar not null,
    last_seq_id  bigint,
    last_updated timestamptz default transaction_timestamp(),
    constraint pk_mt_event_progression primary key (name)
);

-- The two functions that every command calls name their tables in full instead of setting a search path, which would cost a tenth of
-- an append. Functions and operators are never looked for among temporary objects, and {role} can create no others; types are, so
-- their bodies use keywords and pg_catalog only.

-- Holds a stream's row until the end of the transaction, so that commands on one stream queue up.
-- A lock on a row that does not exist yet locks nothing, hence the insert.
create function hold_stream(stream uuid, stream_type text) returns bigint
language plpgsql security definer as $$
declare held bigint;
begin
    insert into {schema}.mt_streams (id, type, version) values (stream, stream_type, 0) on conflict do nothing;
    select version into held from {schema}.mt_streams where id = stream for update;
    return held;
end $$;

-- Appends to one stream at the version the caller saw. The transaction id is taken before a sequence number is drawn:
-- readers of the log rely on it to tell a dead hole from a pending one. A lost race draws no number.
create function append_events(stream uuid, stream_type text, expected bigint, ids uuid[], types text[], dotnet_types text[],
                              bodies jsonb[], headers jsonb[], correlation text, causation text)
returns bigint language plpgsql security definer as $$
declare taken pg_catalog.xid8 := pg_current_xact_id(); added bigint := cardinality(ids);
begin
    if expected = 0 then
        insert into {schema}.mt_streams as s (id, type, version) values (stream, stream_type, added)
            on conflict (id) do update set version = excluded.version, timestamp = now() where s.version = 0 and not s.is_archived;
    else
        update {schema}.mt_streams set version = expected + added, timestamp = now()
         where id = stream and version = expected and not is_archived;
    end if;
    if not found then
        if exists (select from {schema}.mt_streams where id = stream and is_archived) then
            raise exception 'stream % is archived', stream using errcode = 'EV002';
        end if;
        raise exception 'stream % is not at version %', stream, expected using errcode = 'EV001';
    end if;

    for n in 1 .. added loop
        insert into {schema}.mt_events (seq_id, id, stream_id, version, type, mt_dotnet_type, data, headers, correlation_id, causation_id, timestamp)
        values (nextval('{schema}.mt_events_sequence'), ids[n], stream, expected + n, types[n], dotnet_types[n], bodies[n], headers[n], correlation, causation, now());
    end loop;
    return expected + added;
end $$;

-- Appends to thousands of streams at once. Two batches must take their locks in one order or they deadlock: first the rows that
-- exist, by id, then the new rows, by id. Nobody waits for an existing row while it holds a new one: whoever finds that a row has come
-- into being in between leaves it alone ("do nothing" waits for its writer only) and gives up.
create function append_batch(streams uuid[], stream_types text[], expecteds bigint[], addeds bigint[],
                             event_streams uuid[], versions bigint[], ids uuid[], types text[], dotnet_types text[],
                             bodies jsonb[], headers jsonb[], correlation text, causation text)
returns void language plpgsql security definer set search_path = {schema}, pg_temp as $$
declare moved bigint := 0; made bigint := 0;
begin
    perform pg_current_xact_id();
    perform from mt_streams where id = any (streams) order by id for update;
    if found then
        update mt_streams s set version = b.expected + b.added, timestamp = now()
          from unnest(streams, expecteds, addeds) as b(id, expected, added)
         where s.id = b.id and s.version = b.expected and not s.is_archived;
        get diagnostics moved = row_count;
    end if;
    if moved < cardinality(streams) then
        insert into mt_streams (id, type, version)
        select b.id, b.type, b.added from unnest(streams, stream_types, expecteds, addeds) as b(id, type, expected, added)
         where b.expected = 0 order by b.id
            on conflict do nothing;
        get diagnostics made = row_count;
    end if;
    if moved + made <> cardinality(streams) then
        if exists (select from mt_streams where id = any (streams) and is_archived) then
            raise exception 'a stream of the batch is archived' using errcode = 'EV002';
        end if;
        raise exception '% of % streams are not at the version expected', cardinality(streams) - moved - made, cardinality(streams) using errcode = 'EV001';
    end if;

    insert into mt_events (seq_id, id, stream_id, version, type, mt_dotnet_type, data, headers, correlation_id, causation_id, timestamp)
    select nextval('mt_events_sequence'), e.id, e.stream, e.version, e.type, e.dotnet_type, e.body, e.header, correlation, causation, now()
      from unnest(event_streams, versions, ids, types, dotnet_types, bodies, headers) with ordinality
           as e(stream, version, id, type, dotnet_type, body, header, n)
     order by e.n;
end $$;

-- What was heard, once for all: never pruned, a replay may come years later.
create table inbox (
    consumer   text        not null,
    message_id uuid        not null,
    heard_at   timestamptz not null default now(),
    primary key (consumer, message_id)
);

-- An operator's way past an event that cannot be published: visible, never silent.
create table relay_skips (
    seq_id     bigint      primary key,
    reason     text        not null,
    by         text        not null,
    skipped_at timestamptz not null default now()
);

-- How many events of each contract the relay has published, up to its position and in the same transaction as it.
create table relay_counts (
    contract  text   primary key,
    published bigint not null
);

-- The business date in virtual mode, and the last day whose work was done.
create table business_clock (
    one     boolean primary key default true check (one),
    today   date    not null
);
create table day_work (
    day      date        primary key,
    done_at  timestamptz not null default now()
);

grant usage on schema {schema} to {role};
grant select on mt_streams, mt_events, mt_event_progression, mt_events_sequence to {role};
grant insert, update on mt_event_progression to {role};
grant select, insert, delete on inbox to {role};
grant select, insert on relay_skips to {role};
grant select, insert, update on relay_counts, business_clock, day_work to {role};
revoke execute on all functions in schema {schema} from public;
grant execute on all functions in schema {schema} to {role};
