-- What an invoice says beside its amount, and what keeps it from being dunned without being a dispute.

alter table invoices add vat_cents bigint, add prepaid_cents bigint not null default 0;

create table invoice_holds (
    invoice  uuid    not null,
    hold     text    not null,
    reason   text    not null,
    until_on date,
    lifted   boolean not null,
    primary key (invoice, hold)
);

grant select, insert, update, delete on invoice_holds to {role};
