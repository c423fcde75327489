-- Invoices that were sold to a factor after they were issued, and how they came back.

create table invoice_assignments (
    invoice       uuid    not null,
    position      int     not null,
    factor        text    not null,
    assigned_on   date    not null,
    with_recourse boolean not null,
    debtor_told   boolean not null,
    taken_back_on date,
    reason        text,
    primary key (invoice, position)
);

grant select, insert, update, delete on invoice_assignments to {role};
