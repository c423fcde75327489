-- Requests to colleagues; all but the notes follows from their streams.
create table colleague_requests (
    request      uuid primary key,
    item         text not null,
    creditor     text not null,
    case_id      uuid not null,
    invoice      uuid,
    member       uuid not null,
    deadline_on  date not null,
    state        text not null,
    asked_on     date not null,
    asked_by     text not null,
    reminders    int  not null default 0,
    reminded_on  date,
    escalated_to uuid,
    escalated_on date,
    ended_on     date,
    ended_by     text,
    replied_by   uuid,
    reason       text
);
create index on colleague_requests (state, deadline_on, request);
create index on colleague_requests (member, state);
create index on colleague_requests (case_id);

-- What was asked and answered in words. May name persons: erasable.
create table request_notes (
    request uuid primary key references colleague_requests,
    note    text,
    reply   text
);

grant select, insert, update on colleague_requests to {role};
grant select, insert, update, delete on request_notes to {role};
