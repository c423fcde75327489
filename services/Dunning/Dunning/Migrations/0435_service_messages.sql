-- Messages that tell a debtor what was agreed or done, outside of any policy: which of them may still be called back. It follows from the streams of cases.
create table service_messages (
    decision uuid    primary key,
    case_id  uuid    not null,
    creditor text    not null,
    is_open  boolean not null
);
create index service_messages_open on service_messages (creditor, case_id) where is_open;

grant select, insert, update on service_messages to {role};
