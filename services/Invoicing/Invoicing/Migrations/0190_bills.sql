-- Bills of exchange and the invoices they are to pay.

create table bills (
    id           uuid    primary key,
    creditor     text    not null,
    customer     uuid    not null,
    number       text    not null,
    kind         text    not null,
    amount_cents bigint  not null,
    currency     text    not null,
    drawn_on     date    not null,
    matures_on   date    not null,
    accepted     boolean not null,
    status       text    not null,
    ended_on     date,
    reason       text,
    version      bigint  not null
);
create index bills_by_maturity on bills (creditor, matures_on, number);
create index bills_of_customer on bills (customer);

create table bill_invoices (
    bill         uuid   not null,
    position     int    not null,
    invoice      uuid   not null,
    amount_cents bigint not null,
    primary key (bill, position)
);
create index bills_of_invoice on bill_invoices (invoice);

grant select, insert, update, delete on bills, bill_invoices to {role};
