-- What happens between placing and end: what the agency reports and asks, what the creditor says, and where the money is. All of it but the notes follows from the streams.

-- The creditor's words stand beside the agency's under the same reference.
alter table notes add column side text not null default 'agency';
alter table notes drop constraint notes_pkey;
alter table notes add primary key (placement, reference, side);

alter table placements add column phase text not null default 'amicable', add column closure text, add column refusal text, add column insolvent_since date;
create index on placements (debtor) where ended_on is null;
create index on placements (file);
alter table reports add column detail text;
alter table files add column back_from text, add column back_reason text;
create index on files (placement);

-- What each placement had, whatever became of it: a claim may be with several agencies, one after the other.
create table placed_claims (
    placement         uuid   not null,
    file              uuid   not null,
    invoice           uuid   not null,
    number            text   not null,
    reference         text   not null,
    issued_on         date   not null,
    due_on            date   not null,
    amount_cents      bigint not null,
    placed_cents      bigint not null,
    outstanding_cents bigint not null,
    placed_on         date   not null,
    recalled_on       date,
    primary key (placement, invoice)
);
create index on placed_claims (invoice);
create index on placed_claims (file);
insert into placed_claims
select c.placement, c.file, c.invoice, c.number, c.reference, c.issued_on, c.due_on, c.amount_cents, c.placed_cents, c.outstanding_cents, p.placed_on, null
  from claims c join placements p using (placement);

-- Money received by an agency, until it is remitted, receipted and its fee invoiced. Without a grid the fee is not known.
create table collections (
    placement          uuid    not null,
    reference          text    not null,
    agency             text    not null,
    creditor           text    not null,
    invoice            uuid    not null,
    currency           text    not null,
    amount_cents       bigint  not null,
    collected_on       date    not null,
    reported_on        date    not null,
    fee_cents          bigint,
    fee_vat_cents      bigint,
    to_remit_cents     bigint  not null,
    remit_by           date    not null,
    remitted_cents     bigint  not null default 0,
    remitted_on        date,
    receipt_on         date,
    invoiced_cents     bigint  not null default 0,
    invoiced_vat_cents bigint  not null default 0,
    primary key (placement, reference)
);
create index on collections (agency, creditor);
create index on collections (remit_by) where remitted_cents < to_remit_cents or receipt_on is null;
insert into collections (placement, reference, agency, creditor, invoice, currency, amount_cents, collected_on, reported_on, to_remit_cents, remit_by)
select r.placement, r.reference, p.agency, p.creditor, r.invoice, p.currency, r.amount_cents, r.acted_on, r.reported_on, r.amount_cents, (r.acted_on + interval '1 month')::date
  from reports r join placements p using (placement) where r.kind = 'collection';

-- Fixed fees of the grids that are due or were invoiced.
create table fixed_fees (
    placement          uuid   not null,
    code               text   not null,
    agency             text   not null,
    creditor           text   not null,
    currency           text   not null,
    due_cents          bigint not null,
    due_vat_cents      bigint not null,
    due_on             date,
    invoiced_cents     bigint not null,
    invoiced_vat_cents bigint not null,
    primary key (placement, code)
);
create index on fixed_fees (agency, creditor);

create table questions (
    placement   uuid not null,
    reference   text not null,
    kind        text not null,
    invoice     uuid,
    asked_on    date not null,
    answered_on date,
    answered_by text,
    primary key (placement, reference)
);
create index on questions (placement) where answered_on is null;

create table green_lights (
    placement   uuid not null,
    reference   text not null,
    act         text not null,
    asked_on    date not null,
    given       boolean,
    why         text,
    answered_on date,
    answered_by text,
    primary key (placement, reference)
);
create index on green_lights (placement) where given is null;

create table pauses (
    placement uuid not null,
    key       text not null,
    invoice   uuid,
    reason    text not null,
    until_on  date,
    since     date not null,
    ended_on  date,
    primary key (placement, key, since)
);

-- Holds by claim, for the agency that gets it while they stand.
create table holds (
    invoice  uuid    not null,
    hold     text    not null,
    reason   text    not null,
    until_on date,
    open     boolean not null,
    version  bigint  not null,
    primary key (invoice, hold)
);

-- One row per breach, and the task that a person does about it.
create table breaches (
    task           uuid   primary key,
    placement      uuid   not null,
    agency         text   not null,
    creditor       text   not null,
    kind           text   not null,
    key            text   not null,
    reference      text   not null,
    due_on         date,
    expected_cents bigint,
    found_cents    bigint,
    currency       text   not null,
    found_on       date   not null,
    settled_on     date,
    settled_by     text
);
create index on breaches (agency, found_on);
create index on breaches (placement);
create index on breaches (found_on) where settled_on is null;

-- Transfers and invoices of agencies, each over many placements.
create table remittances (
    remittance   uuid   primary key,
    agency       text   not null,
    creditor     text   not null,
    reference    text   not null,
    amount_cents bigint not null,
    currency     text   not null,
    lines        int    not null,
    remitted_on  date   not null,
    reported_on  date   not null
);
create index on remittances (agency, creditor);

create table fee_invoices (
    fee_invoice uuid   primary key,
    agency      text   not null,
    creditor    text   not null,
    reference   text   not null,
    net_cents   bigint not null,
    vat_cents   bigint not null,
    currency    text   not null,
    lines       int    not null,
    invoiced_on date   not null,
    reported_on date   not null
);
create index on fee_invoices (agency, creditor);

grant select, insert, update, delete on fixed_fees to {role};
grant select, insert, update on placed_claims, collections, questions, green_lights, pauses, holds, breaches, remittances, fee_invoices to {role};
