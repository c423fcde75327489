-- Notices to colleagues, as far as each has come; all of it follows from the streams of messages.
create table notices (
    notice          uuid    primary key,
    state           text    not null,
    kind            text    not null,
    creditor        text    not null,
    member          uuid    not null,
    redirected      boolean not null,
    case_id         uuid,
    customer_number text,
    requested_on    date    not null,
    sent_on         date,
    reason          text
);
create index notices_by_state on notices (state, notice);
create index notices_by_creditor on notices (creditor, notice);

-- What a notice says and where it goes: personal data, forgotten as soon as it has left or never will.
create table notice_contents (
    notice uuid  primary key,
    body   jsonb not null
);

grant select, insert, update on notices to {role};
grant select, insert, update, delete on notice_contents to {role};
