-- Prevention: credit files of customers, and which document comes from which.

-- Follows from the stream of the file; what holds on a day is read out of its content.
create table credit_files (
    customer uuid    primary key,
    creditor text    not null,
    number   text    not null,
    insured  boolean not null,
    content  jsonb   not null,
    version  bigint  not null
);
create index credit_files_insured on credit_files (creditor) where insured;

-- What sales people say may name people: erasable, and only its hash is in a stream.
create table field_signal_notes (
    customer  uuid not null,
    reference text not null,
    note      text not null,
    primary key (customer, reference)
);

-- From quote to order to delivery to invoice. Numbers are compared without regard to case; only an invoice has a year.
create table document_links (
    document      uuid not null,
    creditor      text not null,
    kind          text not null,
    number        text not null,
    year          int,
    parent_kind   text not null,
    parent_number text not null,
    primary key (document, parent_kind, parent_number)
);
create index document_links_up on document_links (creditor, kind, upper(number));
create index document_links_down on document_links (creditor, parent_kind, upper(parent_number));

grant select, insert, update, delete on credit_files, field_signal_notes, document_links to {role};
