-- A payment may quote the reference of a message, which holds its customer's number without punctuation.
create index customers_by_spelling on customers (creditor, regexp_replace(upper(number), '[^A-Z0-9]', '', 'g'));
