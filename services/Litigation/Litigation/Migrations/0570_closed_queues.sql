-- An agency that takes its messages another way has no queue, which would fill for ever.
alter table agencies add column takes_queue boolean not null default true;
