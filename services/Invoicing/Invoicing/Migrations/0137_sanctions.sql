-- Sanctions in the order of their last change, for the ERP; and who administers insolvency proceedings.

create sequence sanction_positions;

create table sanctions (
    customer     uuid   not null,
    reference    text   not null,
    position     bigint not null,
    kind         text   not null,
    announced_on date   not null,
    effective_on date   not null,
    term_days    int,
    executed_on  date,
    lifted_on    date,
    primary key (customer, reference)
);
create index sanctions_in_order on sanctions (position);

-- A person: erasable, and only its hash is in a stream.
create table insolvency_administrators (
    customer uuid primary key,
    name     text not null
);

grant select, insert, update, delete on sanctions, insolvency_administrators to {role};
grant usage on sequence sanction_positions to {role};
