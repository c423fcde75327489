-- The history of a case comes in pieces: up to the hand-over, and what is added to it after, each behind the one before.
alter table case_histories add column after_version bigint not null default 0, add column told_on date;
alter table case_histories drop constraint case_histories_pkey;
alter table case_histories add primary key (file, version);
-- Heard by a build that kept the first piece of each hand-over and no other: told again, each is kept.
update inbox set consumer = consumer || ' (kept less)' where consumer = 'KeepHistoryWhenTold';
