-- A dispute or another finding of an agency waits for a person until it is dealt with.
alter table reports add column settled_on date, add column settled_by text;
create index on reports (reported_on) where kind in ('dispute', 'finding') and settled_on is null;
