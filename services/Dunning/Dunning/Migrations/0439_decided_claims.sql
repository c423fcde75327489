-- Decisions on claims that were declared, by what proves the declaration: one may be heard before its declaration, and the last one stands.
create table decided_claims (
    proof       text    primary key,
    declared_on date    not null,
    decided_on  date    not null,
    is_admitted boolean not null,
    version     bigint  not null
);

grant select, insert, update on decided_claims to {role};
