-- Notices to colleagues; all of it follows from their streams.
create table colleague_notices (
    notice          uuid primary key,
    kind            text not null,
    creditor        text not null,
    subject         uuid not null,
    case_id         uuid,
    customer_number text,
    member          uuid,
    recipient       uuid,
    mode            text,
    withheld        text,
    on_date         date not null
);
create index on colleague_notices (subject, on_date);
create index on colleague_notices (creditor, notice);

grant select, insert on colleague_notices to {role};

-- The ERP's code of a member as a sales person.
alter table members add column sales_person text;

-- What happened before colleagues were mailed is not mailed late.
insert into mt_event_progression (name, last_seq_id) select 'colleague-notices', coalesce(max(seq_id), 0) from mt_events on conflict do nothing;
