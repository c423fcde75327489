-- One switch over all entities. Each entity carries its mark, so that a run that holds an entity sees it with the entity's settings; the settings
-- themselves do not change.
create table stop_switch (
    one   boolean primary key default true check (one),
    is_on boolean not null
);
insert into stop_switch (is_on) values (false);
alter table entities add column stopped_with_all boolean not null default false;

-- Who asked and what was said, by version of the switch's stream. May name persons: erasable.
create table stop_notes (
    version bigint primary key,
    on_date date   not null,
    person  text   not null,
    note    text
);

grant select, update on stop_switch to {role};
grant select, insert, update, delete on stop_notes to {role};
