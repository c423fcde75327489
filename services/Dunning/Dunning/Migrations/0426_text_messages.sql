-- Entities whose text messages go out by themselves.
alter table entities add column sends_texts boolean not null default false;
