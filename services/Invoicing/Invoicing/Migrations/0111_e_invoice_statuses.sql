-- What platforms reported of electronic invoices, in the order it came.

create table e_invoice_statuses (
    invoice            uuid   not null,
    position           int    not null,
    code               int    not null,
    status_on          date   not null,
    reasons            text[] not null,
    received_cents     bigint,
    paid_cents         bigint,
    remaining_cents    bigint,
    approved_cents     bigint,
    not_approved_cents bigint,
    primary key (invoice, position)
);

grant select, insert, update, delete on e_invoice_statuses to {role};
