-- Money that came in on overdue invoices, and what was taken back of it. It counts for the owner of the case on that day. Follows from the cases' streams, but for the owner of what came in before.
create table collected (
    invoice  uuid   not null,
    version  bigint not null,
    case_id  uuid   not null,
    creditor text   not null,
    on_date  date   not null,
    cents    bigint not null,
    owner    uuid,
    source   uuid   not null,
    primary key (invoice, version)
);
insert into collected (invoice, version, case_id, creditor, on_date, cents, source)
select i.invoice, (e.data->>'version')::bigint, c.case_id, c.creditor, (e.data->>'on')::date, (e.data#>>'{amount,cents}')::bigint, (e.data->>'from')::uuid
  from mt_events e join cases c on c.case_id = e.stream_id join case_invoices i on i.case_id = c.case_id and i.invoice = (e.data->>'invoice')::uuid
 where e.type = 'balance_changed' and e.data->>'cause' = 'payment' and e.data#>>'{amount,currency}' = 'EUR' and (e.data->>'on')::date > i.due_on
    on conflict do nothing;
insert into collected (invoice, version, case_id, creditor, on_date, cents, source)
select i.invoice, (e.data->>'version')::bigint, i.case_id, i.creditor, (e.data->>'on')::date, (e.data#>>'{amount,cents}')::bigint, i.source
  from mt_events e join (select distinct invoice, case_id, creditor, source from collected) i on i.case_id = e.stream_id and i.invoice = (e.data->>'invoice')::uuid and i.source = (e.data->>'from')::uuid
 where e.type = 'balance_changed' and e.data->>'cause' = 'undone'
    on conflict do nothing;
create index on collected (creditor, on_date);

create table objectives (
    creditor text   not null,
    month    date   not null,
    measure  text   not null,
    member   uuid,
    target   bigint not null,
    unique nulls not distinct (creditor, month, measure, member)
);

grant select, insert on collected to {role};
grant select, insert, update, delete on objectives to {role};
