-- What staff and agencies read. All of it but debtors, notes and balances follows from the streams.

create table agencies (
    stream       uuid primary key,
    name         text not null unique,
    display_name text not null
);

-- One row per creditor entity heard of. Opening a file and choosing an agency both hold it, so that no file waits beside a chosen agency.
create table creditors (
    siren  text primary key,
    agency text
);

-- Personal data: kept here alone, where it can be erased.
create table debtors (
    debtor          uuid   primary key,
    creditor        text   not null,
    customer_number text   not null,
    name            text,
    language        text   not null,
    contacts        jsonb  not null,
    version         bigint not null
);

-- The last balance heard of each invoice, claimed here or not: a payment may be heard before the hand-over that it crosses.
create table balances (
    invoice           uuid   primary key,
    outstanding_cents bigint not null,
    currency          text   not null,
    cause             text   not null,
    version           bigint not null
);

create table files (
    file            uuid primary key,
    case_id         uuid not null,
    creditor        text not null,
    debtor          uuid not null,
    customer_number text not null,
    episode         int  not null,
    status          text not null,
    opened_on       date not null,
    placement       uuid,
    agency          text,
    closed_on       date,
    close_reason    text
);
create index on files (creditor) where status = 'waiting';

-- A claim is in one place at a time: at most one row per invoice is live.
create table claims (
    file              uuid    not null,
    invoice           uuid    not null,
    number            text    not null,
    reference         text    not null,
    issued_on         date    not null,
    due_on            date    not null,
    amount_cents      bigint  not null,
    handed_over_cents bigint  not null,
    outstanding_cents bigint  not null,
    currency          text    not null,
    live              boolean not null,
    elsewhere         uuid,
    placement         uuid,
    placed_cents      bigint,
    returned_on       date,
    primary key (file, invoice)
);
create unique index on claims (invoice) where live;
create index on claims (placement);

create table placements (
    placement       uuid   primary key,
    file            uuid   not null,
    case_id         uuid   not null,
    creditor        text   not null,
    debtor          uuid   not null,
    customer_number text   not null,
    agency          text   not null,
    currency        text   not null,
    total_cents     bigint not null,
    placed_on       date   not null,
    acknowledged_on date,
    acknowledged_as text,
    ended_on        date,
    end_reason      text
);
create index on placements (agency);

create table reports (
    placement    uuid   not null,
    reference    text   not null,
    kind         text   not null,
    invoice      uuid,
    amount_cents bigint,
    excess_cents bigint,
    acted_on     date   not null,
    reported_on  date   not null,
    primary key (placement, reference)
);

-- Free words of an agency may name persons: erasable like contacts.
create table notes (
    placement uuid not null,
    reference text not null,
    note      text not null,
    primary key (placement, reference)
);

grant select, insert, update on agencies, creditors, balances, files, claims, placements, reports to {role};
grant select, insert, update, delete on debtors, notes to {role};
