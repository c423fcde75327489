-- Which document is the copy of an invoice; the reference is null where what was taken for it was detached.
create table invoice_copies (
    invoice   uuid primary key,
    creditor  text not null,
    reference text
);
create index invoice_copies_by_reference on invoice_copies (creditor, reference);

grant select, insert, update on invoice_copies to {role};
