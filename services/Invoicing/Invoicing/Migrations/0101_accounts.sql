-- What Invoicing reads quickly. All of it but names, letterheads and contacts follows from the streams.

create table creditors (
    id                uuid   primary key,
    siren             text   not null unique,
    bank_feed_through date,
    version           bigint not null
);

-- May name a person: erasable, and never in a stream.
create table letterheads (
    creditor        uuid primary key,
    name            text not null,
    legal_form      text,
    capital_cents   bigint,
    rcs_city        text,
    address         text[] not null,
    email           text,
    phone           text,
    iban            text,
    bic             text,
    signatory_name  text,
    signatory_title text
);

create table customers (
    id           uuid   primary key,
    creditor     text   not null,
    number       text   not null,
    kind         text   not null,
    segment      text,
    language     text   not null,
    payment_term text   not null,
    version      bigint not null
);
create index customers_of_creditor on customers (creditor, number collate "C");

-- Names of customers may be names of persons: erasable. What the ERP said stands over a contacts file, and that over an accounting export.
create table customer_names (
    customer uuid primary key,
    name     text not null,
    source   int  not null
);

create table contacts (
    customer uuid not null,
    position int  not null,
    role     text not null,
    name     text,
    email    text,
    phone    text,
    address  text[] not null,
    postcode text,
    city     text,
    country  text,
    primary key (customer, position)
);

create table invoices (
    id                uuid    primary key,
    creditor          text    not null,
    customer          uuid    not null,
    number            text    not null,
    year              int     not null,
    reference         text    not null,
    issued_on         date    not null,
    due_on            date    not null,
    amount_cents      bigint  not null,
    outstanding_cents bigint  not null,
    currency          text    not null,
    date_uncertain    boolean not null,
    open_disputes     int     not null,
    version           bigint  not null
);
create index invoices_of_customer on invoices (customer, number collate "C");
create index invoices_of_creditor on invoices (creditor, number collate "C");
create index invoices_by_name on invoices (creditor, upper(number));
create index invoices_open on invoices (customer) where outstanding_cents > 0;

create table disputes (
    invoice      uuid   not null,
    dispute      text   not null,
    reason       text   not null,
    amount_cents bigint not null,
    outcome      text,
    primary key (invoice, dispute)
);

-- Payments and credit notes.
create table credits (
    id                uuid    primary key,
    creditor          text    not null,
    customer          uuid    not null,
    kind              text    not null,
    number            text    not null,
    year              int,
    reference         text    not null,
    dated_on          date    not null,
    amount_cents      bigint  not null,
    unallocated_cents bigint  not null,
    currency          text    not null,
    origin            text    not null,
    is_reversed       boolean not null,
    designated        jsonb   not null,
    version           bigint  not null
);
create index credits_of_customer on credits (customer);
create index credits_by_day on credits (creditor, kind, dated_on);
create index credits_by_name on credits (creditor, upper(number));
create index credits_open on credits (customer) where unallocated_cents > 0;

create table allocations (
    credit       uuid   not null,
    invoice      uuid   not null,
    position     int    not null,
    amount_cents bigint not null,
    basis        text   not null,
    primary key (credit, invoice)
);
create index allocations_of_invoice on allocations (invoice);

grant select, insert, update, delete on creditors, letterheads, customers, customer_names, contacts, invoices, disputes, credits, allocations to {role};
