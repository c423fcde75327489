-- Euros are not taken off an order in dollars: what was invoiced, and the orders that share an invoice, count in the currency of the order only.

create or replace view invoices_of_orders as
select l.creditor, upper(l.parent_number) as order_key, i.id as invoice, i.amount_cents, i.currency
  from document_links l join invoices i on i.creditor = l.creditor and upper(i.number) = upper(l.number) and i.year = l.year
 where l.kind = 'invoice' and l.parent_kind = 'order'
 union
select l.creditor, upper(d.order_number), i.id, i.amount_cents, i.currency
  from document_links l join deliveries d on d.creditor = l.creditor and upper(d.number) = upper(l.parent_number)
  join invoices i on i.creditor = l.creditor and upper(i.number) = upper(l.number) and i.year = l.year
 where l.kind = 'invoice' and l.parent_kind = 'delivery' and d.order_number is not null;

create or replace view orders_not_invoiced as
select g.id, g.creditor, g.customer, g.order_number, g.currency, g.amount_cents,
       greatest(0, g.amount_cents
         - coalesce((select sum(s.amount_cents::numeric * g.amount_cents / greatest(1, (
                         select sum(o.amount_cents) from invoices_of_orders t join order_gate o on o.creditor = t.creditor and upper(o.order_number) = t.order_key and o.stage = 'order' and o.currency = t.currency
                          where t.invoice = s.invoice and t.creditor = g.creditor)))
                       from invoices_of_orders s where s.creditor = g.creditor and s.order_key = upper(g.order_number) and s.currency = g.currency), 0)
         - coalesce((select sum(d.amount_cents) from deliveries_not_invoiced d where d.creditor = g.creditor and upper(d.order_number) = upper(g.order_number) and d.currency = g.currency), 0))::bigint as remaining_cents
  from order_gate g
 where g.stage = 'order' and not g.withdrawn and (g.decision in ('allow', 'conditions') or g.review = 'released');
