-- What is open of every document at every past date: the rows up to a date add up to it. Each follows from one event of the document's stream
-- (POST /ops/ledger/rebuild writes them anew from the streams).

create table ledger (
    document      uuid   not null,
    version       bigint not null,
    sequence      bigint not null,
    creditor      text   not null,
    customer      uuid   not null,
    document_kind text   not null,
    kind          text   not null,
    not_before    date,
    on_date       date   not null,
    amount_cents  bigint not null,
    currency      text   not null,
    counterpart   uuid,
    primary key (document, version)
);
create index ledger_of_customer on ledger (customer, on_date);
create index ledger_undone on ledger (document) where kind = 'undoing';

grant select, insert, update, delete on ledger to {role};
