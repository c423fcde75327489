-- Mails that came in, as far as each has come; all of it follows from their streams.
create table inbound_mails (
    mail        uuid   primary key,
    state       text   not null,
    kind        text   not null,
    status_code text,
    return_on   date,
    case_id     uuid,
    decision    uuid,
    creditor    text,
    how         text,
    sha256      text   not null,
    bytes       bigint not null,
    arrived_on  date   not null
);
create index inbound_mails_by_state on inbound_mails (state, mail);
create index inbound_mails_by_case on inbound_mails (case_id) where case_id is not null;
create index inbound_mails_by_message on inbound_mails (decision) where decision is not null;

-- What they say and who says it: personal data, erasable.
create table inbound_contents (
    mail    uuid  primary key,
    sender  text,
    subject text  not null,
    raw     bytea not null
);
alter table inbound_contents alter column raw set storage external;

-- By which a mail that answers ours is known again.
alter table messages add column message_id text;
create unique index messages_by_message_id on messages (message_id) where message_id is not null;

-- All mail addresses of a debtor, in lower case: by whom an author is known.
create function mailboxes_of(body jsonb) returns text[] language sql immutable parallel safe as
$$ select coalesce(array_agg(lower(contact->>'email')) filter (where contact->>'email' is not null), '{}') from jsonb_array_elements(body->'contacts') contact $$;
create index contacts_by_mailbox on contacts using gin (mailboxes_of(body));

grant select, insert, update on inbound_mails to {role};
grant select, insert, delete on inbound_contents to {role};
