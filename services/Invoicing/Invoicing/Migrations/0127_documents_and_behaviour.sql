-- The register of supporting documents. Their bytes lie in the document store under their hash; their signers' names lie sealed.

create table documents (
    id             uuid   primary key,
    creditor       text   not null,
    reference      text   not null,
    kind           text   not null,
    dated_on       date,
    signed_by_role text,
    signer         uuid,
    signed_on      date,
    sha256         text,
    size           bigint,
    media_type     text,
    version        bigint not null
);
create index documents_of_creditor on documents (creditor, reference collate "C");

-- What documents prove: quotes, orders, deliveries, invoices, customers, by their own numbers.
create table document_holders (
    document uuid not null,
    position int  not null,
    creditor text not null,
    kind     text not null,
    number   text not null,
    year     int,
    primary key (document, position)
);
create index document_holders_by_number on document_holders (creditor, kind, upper(number));

create table document_signers (
    document uuid  primary key,
    subject  uuid  not null,
    sealed   bytea not null
);

-- What customers' own payments show of them.
alter table customers
    add column observed_payer      text,
    add column drift_since         date,
    add column drift_former_tenths bigint,
    add column drift_recent_tenths bigint;

grant select, insert, update, delete on documents, document_holders, document_signers to {role};
