-- Whom to ask at an agency: personal data, erasable, in no event.
create table agency_contacts (
    agency   text not null,
    position int  not null,
    name     text not null,
    task     text,
    email    text,
    phone    text,
    primary key (agency, position)
);

-- Mandates as they stand; their texts and fees are read from the streams.
create table mandates (
    stream             uuid    not null,
    creditor           text    not null,
    agency             text    not null,
    reference          text    not null,
    kind               text    not null,
    guarantee_required boolean not null,
    signed_on          date    not null,
    valid_until        date,
    released_on        date,
    revoked_on         date,
    primary key (stream, reference)
);
create index on mandates (agency);

-- What was placed under a mandate, for the bounds of a test.
create table mandate_uses (
    placement    uuid   primary key,
    creditor     text   not null,
    agency       text   not null,
    reference    text   not null,
    claims       int    not null,
    amount_cents bigint not null,
    currency     text   not null
);
create index on mandate_uses (creditor, agency, reference);

-- What spoke against the agencies that were asked last, and how one was chosen.
alter table files add column held_back jsonb, add column why_agency jsonb;

-- The registered seat says best where a debtor is; personal data like the contacts beside it.
alter table debtors add column seat jsonb;

grant select, insert, update on mandates, mandate_uses to {role};
grant select, insert, update, delete on agency_contacts to {role};
