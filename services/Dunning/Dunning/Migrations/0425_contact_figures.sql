-- What figures of contacts are counted from, without names: who was contacted by which step, what money, disputes and promises there were. All of it follows from the streams of cases.

-- Contacts with debtors by the steps of a policy; neither shadow nor what went to a mailbox of the creditor is one. Not reached: a call that nobody answered.
create table contacts_made (
    decision uuid    primary key,
    case_id  uuid    not null,
    creditor text    not null,
    step     text    not null,
    channel  text    not null,
    currency text    not null,
    sent_on  date    not null,
    reached  boolean not null,
    invoices uuid[]  not null
);
create index contacts_made_by_day on contacts_made (sent_on, creditor);

-- Money that was allocated to invoices, overdue or not, and what was taken back of it.
create table receipts (
    invoice  uuid   not null,
    version  bigint not null,
    source   uuid   not null,
    on_date  date   not null,
    cents    bigint not null,
    currency text   not null,
    primary key (invoice, version)
);

-- Each dispute of an invoice, from the first day on which it was heard of.
create table disputes_heard (
    invoice   uuid    not null,
    dispute   text    not null,
    raised_on date    not null,
    is_open   boolean not null,
    primary key (invoice, dispute)
);

insert into contacts_made (decision, case_id, creditor, step, channel, currency, sent_on, reached, invoices)
select a.decision, a.case_id, a.creditor, a.step, a.channel, a.currency, a.sent_on,
       coalesce((select m.data->>'outcome' not in ('no_answer', 'voicemail', 'unreachable') from mt_events m where m.stream_id = a.case_id and m.type = 'contact_made' and m.data->>'decision' = a.decision::text order by m.version desc limit 1), true),
       array(select (covered->>'invoice')::uuid from jsonb_array_elements(e.data->'covered') with ordinality as c(covered, place) order by place)
  from acts a join mt_events e on e.stream_id = a.case_id and e.type = 'step_decided' and e.data->>'decision' = a.decision::text
 where a.kind = 'step' and a.mode = 'live' and a.status = 'sent' and a.sent_on is not null and a.channel <> 'portal'
    on conflict do nothing;

insert into receipts (invoice, version, source, on_date, cents, currency)
select (data->>'invoice')::uuid, (data->>'version')::bigint, (data->>'from')::uuid, (data->>'on')::date, (data#>>'{amount,cents}')::bigint, data#>>'{amount,currency}'
  from mt_events where type = 'balance_changed' and data->>'cause' = 'payment'
    on conflict do nothing;
insert into receipts (invoice, version, source, on_date, cents, currency)
select (data->>'invoice')::uuid, (data->>'version')::bigint, (data->>'from')::uuid, (data->>'on')::date, (data#>>'{amount,cents}')::bigint, data#>>'{amount,currency}'
  from mt_events e where type = 'balance_changed' and data->>'cause' = 'undone'
   and exists (select from receipts r where r.invoice = (e.data->>'invoice')::uuid and r.source = (e.data->>'from')::uuid)
    on conflict do nothing;

insert into disputes_heard (invoice, dispute, raised_on, is_open)
select (data->>'invoice')::uuid, data->>'dispute', min((data->>'on')::date) filter (where type = 'invoice_disputed'), (array_agg(type order by (data->>'version')::bigint desc))[1] = 'invoice_disputed'
  from mt_events where type in ('invoice_disputed', 'dispute_resolved') group by 1, 2 having bool_or(type = 'invoice_disputed')
    on conflict do nothing;

grant select, insert, update on contacts_made, disputes_heard to {role};
grant select, insert on receipts to {role};
