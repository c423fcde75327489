-- Answers to agencies under the keys they gave (draft-ietf-httpapi-idempotency-key-header), kept for some days of real time.
create table idempotency_keys (
    agency       text        not null,
    key          text        not null,
    fingerprint  bytea       not null,
    begun_at     timestamptz not null,
    status       int,
    content_type text,
    headers      jsonb,
    body         bytea,
    primary key (agency, key)
);
create index on idempotency_keys (agency, begun_at);

grant select, insert, update, delete on idempotency_keys to {role};
