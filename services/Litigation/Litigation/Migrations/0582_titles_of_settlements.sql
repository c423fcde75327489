-- A settlement that a judge approved, or that bears the enforceable form, is a title.
alter table settlements add column title text, add column title_on date;
