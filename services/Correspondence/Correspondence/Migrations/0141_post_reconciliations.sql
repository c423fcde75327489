-- What the daily comparison with each provider found. No personal data: keys and references only.
create table post_reconciliations (
    provider text  not null,
    day      date  not null,
    body     jsonb not null,
    primary key (provider, day)
);
grant select, insert, update on post_reconciliations to {role};
