-- The document that a carried over opening entry repeats, where nothing was settled of it then: what is lettered with the entry, now or in a later
-- export of the year, is lettered with the document.
alter table import_items add column document uuid;
update import_items set document = stream where carried and state = 'booked';
