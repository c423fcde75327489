-- The ERP's own region of a customer account; null where it never said. It follows from the streams.
alter table customers add column region text;
