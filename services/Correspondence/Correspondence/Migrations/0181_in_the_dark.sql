-- How often a message was handed over whole and never answered for.
alter table outgoing add column dark int not null default 0;
