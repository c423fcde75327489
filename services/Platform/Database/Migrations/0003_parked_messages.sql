-- Messages that wait for a person, once a person has looked at them: taken out of the broker's queues in their order. Looking at them there
-- would count as a delivery, and RabbitMQ 4 drops what was delivered too often. The body goes when the message is replayed: it may name somebody.
create table parked_messages (
    number        bigint      generated always as identity primary key,
    queue         text        not null,
    message_id    text,
    contract      text,
    about         jsonb       not null,
    fault         text,
    reason        text        not null,
    failed_at     timestamptz,
    properties    jsonb,
    body          bytea,
    taken_at      timestamptz not null default now(),
    set_aside_at  timestamptz,
    set_aside_by  text,
    set_aside_for text,
    replayed_at   timestamptz,
    replayed_by   text
);
-- One message waits once, however often the broker brings it.
create unique index parked_messages_waiting on parked_messages (message_id) where replayed_at is null;

grant select, insert, update on parked_messages to {role};
-- The page of the operators shows how far the schema is.
grant select on migrations to {role};
