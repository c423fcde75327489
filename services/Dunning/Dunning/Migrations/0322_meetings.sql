-- Meetings about unpaid invoices; all of it follows from their streams. The lines of a list are read from its stream: frozen is frozen.
create table meetings (
    meeting  uuid    primary key,
    creditor text    not null,
    terms    jsonb   not null,
    ended    boolean not null
);
create index on meetings (creditor);

create table unpaid_lists (
    list     uuid primary key,
    meeting  uuid not null,
    creditor text not null,
    as_of    date not null,
    held_on  date not null,
    state    text not null
);
create index on unpaid_lists (meeting, held_on);
create index on unpaid_lists (state) where state = 'ahead';

grant select, insert, update on meetings, unpaid_lists to {role};
