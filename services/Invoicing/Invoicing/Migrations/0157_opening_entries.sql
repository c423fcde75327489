-- Opening entries of what an export of an earlier year has in the books: state 'carried', or 'booked' on the stream of the document they repeat.
alter table import_items add column carried boolean not null default false;
