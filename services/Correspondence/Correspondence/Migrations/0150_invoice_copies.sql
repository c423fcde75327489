-- Copies of invoices as Invoicing tells them: where their bytes lie in the store of documents. Without a hash: there is none any more.
create table invoice_copies (
    invoice    uuid   primary key,
    version    bigint not null,
    number     text   not null,
    sha256     text,
    size       bigint,
    media_type text
);

-- Copies that went with a message; they follow from its stream.
create table message_copies (
    decision uuid not null references messages,
    position int  not null,
    invoice  uuid not null,
    number   text not null,
    sha256   text not null,
    primary key (decision, position)
);

grant select, insert, update on invoice_copies, message_copies to {role};
