-- Up to which amount an entity keeps what customers paid too much, and what is kept of payments.

alter table creditors add keep_up_to_cents bigint not null default 0;
alter table credits add kept_cents bigint not null default 0;
