-- What an earlier export found a bill to mean is looked up by its number.
create index import_bills_by_number on import_items (number) where kind = 'bill';

-- The payment that an export before bills were read has made of a row that stands against one.
alter table import_bill_parts add payment uuid;
-- And the claim that it has made of a row on 411 to which a bill came back.
alter table import_bill_ends add claim uuid;
