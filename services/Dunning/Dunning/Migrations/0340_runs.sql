-- States of cases beside their facts: a saving, never a truth (see Snapshots in Platform). Emptied, the next run fills it again.
create table case_snapshots (
    stream  uuid   primary key,
    version bigint not null,
    hash    text   not null,
    build   text   not null,
    state   bytea  not null
);

-- How far a run is, one row for all replicas that work at it, moved on in the transaction of each batch: nothing is counted that was not done.
-- The rate is that since since_at, when since_done cases were done: a run that was interrupted is as fast as it is now.
create table runs (
    as_of             date        primary key,
    asked_by          text        not null,
    begun_at          timestamptz not null,
    since_at          timestamptz not null,
    since_done        bigint      not null,
    moved_at          timestamptz not null,
    finished_at       timestamptz,
    total             bigint      not null,
    done              bigint      not null,
    decided           bigint      not null,
    requested         bigint      not null,
    awaiting_approval bigint      not null,
    called_back       bigint      not null,
    failed            uuid[]      not null
);

grant select, insert, update, delete on case_snapshots to {role};
grant select, insert, update on runs to {role};
