-- Text messages that have left, with what their provider has told of them. Open: it may still tell more.
create table text_messages (
    decision  uuid primary key references messages,
    reference text not null,
    sent_on   date not null,
    fate      text,
    open      boolean not null default true
);
create index text_messages_open on text_messages (decision) where open;

grant select, insert, update on text_messages to {role};
