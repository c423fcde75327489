-- Which companies the accounts of an entity are of, as electronic invoices have shown.

create table customer_companies (
    creditor text not null,
    siren    text not null,
    customer uuid not null,
    primary key (creditor, siren, customer)
);

grant select, insert, update, delete on customer_companies to {role};
