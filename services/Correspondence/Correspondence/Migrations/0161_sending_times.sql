-- When messages of an entity leave: each version stays, with who said it.
create table sending_times (
    creditor text        not null,
    version  int         not null,
    body     jsonb       not null,
    said_by  text        not null,
    said_at  timestamptz not null,
    primary key (creditor, version)
);

-- What waits for a quiet time to end, and until when.
alter table outgoing add column waits_until timestamptz, add column quiet_through date;
create index outgoing_quiet on outgoing (quiet_through) where quiet_through is not null;

grant select, insert on sending_times to {role};
