-- The follow-up of a case that a task stands for: what is asked of people is one list.
alter table tasks add column follow_up uuid;
