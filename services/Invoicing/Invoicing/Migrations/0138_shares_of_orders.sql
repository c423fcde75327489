-- The product of two large amounts does not fit a bigint: an invoice is shared among its orders in exact numbers.

create or replace view orders_not_invoiced as
select g.id, g.creditor, g.customer, g.order_number, g.currency, g.amount_cents,
       greatest(0, g.amount_cents
         - coalesce((select sum(s.amount_cents::numeric * g.amount_cents / greatest(1, (
                         select sum(o.amount_cents) from invoices_of_orders t join order_gate o on o.creditor = t.creditor and upper(o.order_number) = t.order_key and o.stage = 'order' where t.invoice = s.invoice and t.creditor = g.creditor)))
                       from invoices_of_orders s where s.creditor = g.creditor and s.order_key = upper(g.order_number)), 0)
         - coalesce((select sum(d.amount_cents) from deliveries_not_invoiced d where d.creditor = g.creditor and upper(d.order_number) = upper(g.order_number) and d.currency = g.currency), 0))::bigint as remaining_cents
  from order_gate g
 where g.stage = 'order' and not g.withdrawn and (g.decision in ('allow', 'conditions') or g.review = 'released');
