-- What agencies say they have passed on, until the bank shows it. Never a payment of a debtor: the collections settled the invoices when they were reported.
create table agency_remittances (
    remittance   uuid   primary key,
    creditor     text   not null,
    agency       text   not null,
    reference    text   not null,
    spelled      text   not null,
    amount_cents bigint not null,
    currency     text   not null,
    remitted_on  date   not null,
    account      text,
    movement     uuid   unique,
    cleared_on   date
);
create index on agency_remittances (creditor) where movement is null;
create index on credits (creditor) where origin = 'agency' and not is_reversed;

-- Accounts (as recognised, not in clear) that money of agencies comes from: what comes from one of them is no debtor's.
create table agency_accounts (
    creditor text not null,
    hash     text not null,
    agency   text not null,
    primary key (creditor, hash)
);

grant select, insert, update on agency_remittances, agency_accounts to {role};
