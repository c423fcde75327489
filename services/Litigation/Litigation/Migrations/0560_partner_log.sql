-- What agencies were told, as it was sent: read by them from any position, published again on request, delivered to webhooks.
-- It follows from the log of events (the reader partner_log starts at its beginning) and holds ids and amounts only.
create table partner_log (
    agency      text   not null,
    sequence    bigint not null,
    id          uuid   not null,
    topic       text   not null,
    type        text   not null,
    happened_on date   not null,
    body        bytea  not null,
    primary key (agency, sequence)
);
create index on partner_log (agency, happened_on, sequence);

-- Requests of agencies to have messages sent again. One at a time each.
create table partner_replays (
    replay         uuid        primary key,
    agency         text        not null,
    after_sequence bigint      not null,
    from_day       date,
    until_sequence bigint      not null,
    messages       bigint      not null,
    published      bigint      not null default 0,
    position       bigint      not null,
    asked_at       timestamptz not null,
    ended_at       timestamptz,
    claim          uuid,
    claimed_until  timestamptz
);
create unique index on partner_replays (agency) where ended_at is null;
create index on partner_replays (agency, asked_at);

grant select, insert, update on partner_log, partner_replays to {role};
