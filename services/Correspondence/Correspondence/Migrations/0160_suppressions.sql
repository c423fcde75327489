-- Ways to debtors that are closed; all of it follows from the streams of suppressions.
create table suppressions (
    suppression     uuid    primary key,
    creditor        text    not null,
    debtor          uuid    not null,
    customer_number text    not null,
    way             text    not null,
    whole           boolean not null,
    reason          text    not null,
    since           date    not null,
    until           date,
    message         uuid,
    said_by         text    not null,
    lifted_on       date,
    lifted_by       text,
    lifted_because  text
);
create index suppressions_of_debtor on suppressions (creditor, debtor);

-- Personal data, erasable: which address a suppression is of, and where a message went.
create table suppressed_addresses (
    suppression uuid primary key,
    creditor    text not null,
    way         text not null,
    address     text not null,
    unique (creditor, way, address)
);
create table taken_addresses (
    decision uuid primary key,
    way      text not null,
    address  text not null
);

grant select, insert, update on suppressions to {role};
grant select, insert, update, delete on suppressed_addresses, taken_addresses to {role};
