-- Webhooks of agencies: what is set follows from the streams, how far deliveries have come stands here.
create table webhooks (
    agency         text        primary key,
    url            text        not null,
    secret         uuid        not null,
    previous       uuid,
    previous_until timestamptz,
    enabled        boolean     not null,
    why_disabled   text,
    position       bigint      not null,
    tries          int         not null default 0,
    failing_since  timestamptz,
    next_try_at    timestamptz not null default clock_timestamp(),
    claim          uuid,
    claimed_until  timestamptz
);

-- Every attempt: noted before it is made, and what came of it.
create table webhook_deliveries (
    delivery     uuid        primary key,
    agency       text        not null,
    message      uuid        not null,
    sequence     bigint,
    type         text        not null,
    url          text        not null,
    begun_at     timestamptz not null,
    ended_at     timestamptz,
    status       int,
    fault        text
);
create index on webhook_deliveries (agency, delivery);
create index on webhook_deliveries (begun_at);

grant select, insert, update, delete on webhooks, webhook_deliveries to {role};
