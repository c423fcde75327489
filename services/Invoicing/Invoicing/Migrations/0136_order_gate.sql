-- Deliveries, and what the order gate answered.

create table deliveries (
    id           uuid   primary key,
    creditor     text   not null,
    customer     uuid   not null,
    number       text   not null,
    order_number text,
    delivered_on date   not null,
    amount_cents bigint,
    currency     text,
    version      bigint not null
);
create index deliveries_by_name on deliveries (creditor, upper(number));
create index deliveries_of_order on deliveries (creditor, upper(order_number));
create index deliveries_of_customer on deliveries (customer);
create index deliveries_by_day on deliveries (creditor, delivered_on, number collate "C");

-- Who signed is a person: erasable, and only its hash is in a stream.
create table delivery_signatures (
    delivery  uuid primary key,
    signed_by text not null
);

-- The last question of each stage of an order.
create table order_gate (
    id             uuid    not null,
    creditor       text    not null,
    customer       uuid    not null,
    order_number   text    not null,
    stage          text    not null,
    amount_cents   bigint  not null,
    currency       text    not null,
    decision       text    not null,
    review         text    not null,
    withdrawn      boolean not null,
    standing       jsonb   not null,
    answered_on    date    not null,
    version        bigint  not null,
    primary key (id, stage)
);
create index order_gate_of_customer on order_gate (customer) where stage = 'order' and not withdrawn;
create index order_gate_by_name on order_gate (creditor, upper(order_number));
create index order_gate_waiting on order_gate (creditor, answered_on) where review = 'waiting' and not withdrawn;

-- Why a person let an order pass, or not: may name people, erasable.
create table gate_reviews (
    id     uuid not null,
    stage  text not null,
    reason text not null,
    primary key (id, stage)
);

create table gate_policies (
    creditor   text  not null,
    valid_from date  not null,
    policy     jsonb not null,
    primary key (creditor, valid_from)
);

-- A delivery is invoiced by an invoice that names it, or that names its order, no delivery, and is not older.
create view deliveries_not_invoiced as
select d.* from deliveries d
 where not exists (
         select from document_links l where l.creditor = d.creditor and l.kind = 'invoice' and l.parent_kind = 'delivery' and upper(l.parent_number) = upper(d.number))
   and not exists (
         select from document_links l join invoices i on i.creditor = l.creditor and upper(i.number) = upper(l.number) and i.year = l.year
          where l.creditor = d.creditor and l.kind = 'invoice' and l.parent_kind = 'order' and upper(l.parent_number) = upper(d.order_number) and i.issued_on >= d.delivered_on
            and not exists (select from document_links o where o.document = l.document and o.parent_kind = 'delivery'));

-- The invoices of an order: those that name it, or a delivery of it.
create view invoices_of_orders as
select l.creditor, upper(l.parent_number) as order_key, i.id as invoice, i.amount_cents
  from document_links l join invoices i on i.creditor = l.creditor and upper(i.number) = upper(l.number) and i.year = l.year
 where l.kind = 'invoice' and l.parent_kind = 'order'
 union
select l.creditor, upper(d.order_number), i.id, i.amount_cents
  from document_links l join deliveries d on d.creditor = l.creditor and upper(d.number) = upper(l.parent_number)
  join invoices i on i.creditor = l.creditor and upper(i.number) = upper(l.number) and i.year = l.year
 where l.kind = 'invoice' and l.parent_kind = 'delivery' and d.order_number is not null;

-- What is left of an order that was let pass: without what was invoiced (an invoice of several orders is shared among them by their size) and what was delivered and waits to be invoiced.
create view orders_not_invoiced as
select g.id, g.creditor, g.customer, g.order_number, g.currency, g.amount_cents,
       greatest(0, g.amount_cents
         - coalesce((select sum(s.amount_cents * g.amount_cents / greatest(1, (
                         select sum(o.amount_cents) from invoices_of_orders t join order_gate o on o.creditor = t.creditor and upper(o.order_number) = t.order_key and o.stage = 'order' where t.invoice = s.invoice and t.creditor = g.creditor)))
                       from invoices_of_orders s where s.creditor = g.creditor and s.order_key = upper(g.order_number)), 0)
         - coalesce((select sum(d.amount_cents) from deliveries_not_invoiced d where d.creditor = g.creditor and upper(d.order_number) = upper(g.order_number) and d.currency = g.currency), 0))::bigint as remaining_cents
  from order_gate g
 where g.stage = 'order' and not g.withdrawn and (g.decision in ('allow', 'conditions') or g.review = 'released');

grant select, insert, update, delete on deliveries, delivery_signatures, order_gate, gate_reviews, gate_policies to {role};
grant select on deliveries_not_invoiced, invoices_of_orders, orders_not_invoiced to {role};
