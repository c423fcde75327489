-- Read tables of the message streams, and what is kept erasable outside them.

-- One row per message, as far as it has come. A withdrawal that was heard first leaves a row without a request.
create table messages (
    decision          uuid primary key,
    state             text not null,
    case_id           uuid,
    creditor          text,
    debtor            uuid,
    customer_number   text,
    episode           int,
    step              text,
    channel           text,
    template          text,
    redirected        boolean not null default false,
    outstanding_cents bigint,
    currency          text,
    requested_on      date,
    sha256            text,
    addressed_role    text,
    sent_on           date,
    reason            text,
    changed_on        date not null
);
create index messages_by_case on messages (case_id);
create index messages_by_customer on messages (creditor, customer_number);
create index messages_by_state on messages (state, decision);

-- Registered letters that have left, with what their carrier says.
create table letters (
    decision     uuid primary key references messages,
    reference    text not null,
    state        text not null,
    moves        jsonb not null default '[]',
    proof_sha256 text,
    done         boolean not null default false
);
create index letters_under_way on letters (decision) where not done;

-- What is still to be sent: a row goes when its message is sent, failed or withdrawn.
-- A claim holds as long as the session of its owner holds the owner's advisory lock, and what was begun under it a while longer.
create table outgoing (
    decision       uuid        primary key,
    carrier        text        not null,
    due_on         date        not null,
    position       bigint      generated always as identity,
    tries          int         not null default 0,
    next_try_at    timestamptz not null default now(),
    may_have_left  boolean     not null default false,
    deferred_since timestamptz,
    claimed_by     int,
    fault          text
);
create index outgoing_in_order on outgoing (carrier, position);
create index outgoing_begun on outgoing (carrier, claimed_by) where may_have_left;

-- Personal data, each in a table of its own so that it can be erased without touching a stream.
create table contacts (
    debtor  uuid   primary key,
    version bigint not null,
    body    jsonb  not null
);
create table letterheads (
    creditor text   primary key,
    version  bigint not null,
    body     jsonb  not null
);
create table redirections (
    decision uuid primary key,
    mailbox  text not null
);
create table documents (
    decision   uuid  primary key,
    sha256     text  not null,
    media_type text  not null,
    bytes      bytea not null,
    envelope   jsonb not null
);
create table proofs (
    decision   uuid  primary key,
    sha256     text  not null,
    media_type text  not null,
    bytes      bytea not null
);

grant select, insert, update on messages, letters, contacts, letterheads to {role};
grant select, insert, update, delete on outgoing, documents, redirections, proofs to {role};
