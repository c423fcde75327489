-- What belongs to a file as evidence, heard from the other services, before the hand-over too: a fact may be heard before what it belongs to.

-- The copy of each invoice: the bytes lie in the store of documents.
create table invoice_copies (
    invoice    uuid   primary key,
    number     text   not null,
    sha256     text,
    size       bigint,
    media_type text,
    kept_on    date   not null,
    version    bigint not null
);

-- Messages that really went out, by the decision they carry out.
create table sent_messages (
    decision uuid   primary key,
    case_id  uuid   not null,
    step     text   not null,
    channel  text   not null,
    sha256   text,
    sent_on  date   not null
);
create index on sent_messages (case_id);

-- What carriers told of registered letters; the latest version of a state that was corrected says so.
create table letter_states (
    decision uuid   not null,
    version  bigint not null,
    case_id  uuid   not null,
    state    text   not null,
    state_on date   not null,
    corrects text,
    primary key (decision, version)
);
create index on letter_states (case_id);

-- What a claim bears for being late, as it was told at the hand-over.
create table claim_bases (
    file            uuid   not null,
    invoice         uuid   not null,
    invoice_version bigint not null,
    basis           jsonb  not null,
    primary key (file, invoice)
);

-- Every change of a balance, of which balances holds the last.
create table balance_entries (
    invoice      uuid   not null,
    version      bigint not null,
    source       uuid   not null,
    amount_cents bigint not null,
    currency     text   not null,
    cause        text   not null,
    heard_on     date   not null,
    primary key (invoice, version, source)
);

-- The day on which funds were credited: interest runs to it.
create table payment_days (
    payment     uuid   primary key,
    received_on date   not null,
    version     bigint not null
);

create table waived_penalties (
    invoice uuid primary key,
    on_day  date not null
);

create table judgments (
    debtor     uuid   primary key,
    opened_on  date   not null,
    version    bigint not null
);

-- The history of each case up to its hand-over: the text lies in the store of documents.
create table case_histories (
    file    uuid   primary key,
    case_id uuid   not null,
    sha256  text   not null,
    size    bigint not null,
    version bigint not null,
    head    text   not null
);

-- Letters and proofs of cases that were handed over: the bytes lie in the store of documents.
create table case_papers (
    decision   uuid   not null,
    kind       text   not null,
    case_id    uuid   not null,
    sha256     text   not null,
    size       bigint not null,
    media_type text   not null,
    kept_on    date   not null,
    primary key (decision, kind)
);
create index on case_papers (case_id);

-- Dossiers as staff see them, and what the worker that makes them is to do next.
create table dossiers (
    dossier      uuid primary key,
    file         uuid not null,
    case_id      uuid not null,
    creditor     text not null,
    as_of        date not null,
    asked_on     date not null,
    asked_by     text not null,
    status       text not null,
    progress     text,
    sha256       text,
    size         bigint,
    manifest     text,
    key_id       text,
    stamped_at   text,
    finished_on  date,
    left_unstamped boolean not null default false,
    has_gaps     boolean not null default false,
    tries        int  not null default 0,
    next_try     timestamptz not null default now(),
    trouble      text
);
create index on dossiers (file);
create index on dossiers (next_try) where status in ('asked', 'awaits_stamp');

grant select, insert, update on invoice_copies, sent_messages, letter_states, claim_bases, balance_entries, payment_days, waived_penalties, judgments, case_histories, case_papers, dossiers to {role};
