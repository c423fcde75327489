-- What people read. All of it but the redirect mailbox follows from the streams.

-- One row per creditor entity heard of. A run shares it and a change of settings takes it, so that no case is judged by settings that have just gone.
create table entities (
    creditor     text    primary key,
    mode         text    not null,
    hands_over   boolean not null,
    stopped      boolean not null,
    feed_through date,
    redirect_to  text
);

-- look_on is a hint only: the next day on which anything may read differently. Null: only news can change it.
-- rules names the policies and legal parameters it was worked out with; where they differ, the case is looked at again.
create table cases (
    case_id           uuid    primary key,
    creditor          text    not null,
    customer_number   text    not null,
    debtor            uuid    not null,
    kind              text    not null,
    episode           int     not null,
    episode_open      boolean not null,
    status            text    not null,
    open_cents        bigint  not null,
    overdue_cents     bigint  not null,
    handed_over_cents bigint  not null,
    currency          text    not null,
    dunned            boolean not null,
    next_step         text,
    next_on           date,
    blocked_by        text,
    blocker_owner     text,
    version           bigint  not null,
    look_on           date,
    rules             text    not null
);
create unique index on cases (creditor, customer_number);
create index on cases (look_on);

create table case_invoices (
    case_id           uuid    not null,
    invoice           uuid    not null,
    number            text    not null,
    reference         text    not null,
    issued_on         date    not null,
    due_on            date    not null,
    amount_cents      bigint  not null,
    outstanding_cents bigint  not null,
    currency          text    not null,
    disputed          boolean not null,
    handed_over       uuid,
    last_step         text,
    next_step         text,
    next_on           date,
    blocked_by        text,
    blocker_owner     text,
    primary key (case_id, invoice)
);

-- Outgoing acts and hand-overs: what waits for approval, which calls are to be made.
create table acts (
    decision     uuid   primary key,
    case_id      uuid   not null,
    creditor     text   not null,
    kind         text   not null,
    episode      int    not null,
    step         text   not null,
    channel      text,
    mode         text   not null,
    status       text   not null,
    decided_on   date   not null,
    sent_on      date,
    amount_cents bigint not null,
    currency     text   not null,
    invoices     int    not null,
    asked_by     text   not null
);
create index on acts (status) where status in ('awaiting_approval', 'rejected', 'call_to_make', 'approved', 'requested');
create index on acts (case_id);

grant select, insert, update on entities, cases, case_invoices, acts to {role};
