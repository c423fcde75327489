-- Which invoices have a copy that can be sent to their debtor by itself, as Invoicing tells it.
create table invoice_copies (
    invoice uuid    primary key,
    version bigint  not null,
    is_kept boolean not null
);

-- How a creditor is paid, for the page on which debtors answer. A sole trader's name is personal data: it can be erased.
create table ways_to_pay (
    creditor    text   primary key,
    version     bigint not null,
    name        text   not null,
    iban        text,
    bic         text,
    payment_url text
);

grant select, insert, update on invoice_copies to {role};
grant select, insert, update, delete on ways_to_pay to {role};
