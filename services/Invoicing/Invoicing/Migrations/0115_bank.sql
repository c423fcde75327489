-- Movements on the creditors' own bank accounts, and what is known of who pays from which account.

alter table creditors add column allocation_master text not null default 'erp';

create table bank_accounts (
    iban     text primary key,
    creditor text not null
);

create table bank_movements (
    id                uuid    primary key,
    creditor          text    not null,
    account           text    not null,
    key               text    not null,
    statement         text    not null,
    reference         text,
    booked_on         date    not null,
    amount_cents      bigint  not null,
    currency          text    not null,
    is_credit         boolean not null,
    code              text,
    provisional_until date,
    status            text    not null,
    customer_number   text,
    payment           text,
    version           bigint  not null
);
create index bank_movements_of_creditor on bank_movements (creditor, status, booked_on, key);
create index bank_movements_by_payment on bank_movements (creditor, payment) where payment is not null;

-- What a bank says of payers: personal data, erasable, and never in a stream.
create table bank_payers (
    movement           uuid primary key,
    name               text,
    iban               text,
    text               text not null,
    end_to_end         text,
    creditor_reference text,
    return_reason      text
);
create index bank_payers_by_end_to_end on bank_payers (end_to_end) where end_to_end is not null;

-- From which accounts a customer has paid, as a hash: enough to recognise one, too little to read one.
create table payer_accounts (
    creditor text not null,
    hash     text not null,
    customer uuid not null,
    primary key (creditor, hash, customer)
);

-- Numbers as payers write them: without case and separators.
alter table invoices add column spelled text generated always as (regexp_replace(upper(number), '[^A-Z0-9]', '', 'g')) stored;
create index invoices_by_spelling on invoices (creditor, spelled);

alter table imports
    add column unmatched int not null default 0,
    add column returned  int not null default 0,
    add column ignored   int not null default 0;

grant select, insert, update, delete on bank_accounts, bank_movements, bank_payers, payer_accounts to {role};
