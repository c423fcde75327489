-- What an earlier export found a bill to mean is looked up by its number.
create index import_bills_by_number on import_items (number) where kind = 'bill';
