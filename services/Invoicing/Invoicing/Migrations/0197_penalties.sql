-- Bills of penalties on invoices that were paid late, and which invoices stand on them.

alter table invoices add penalties jsonb;
create index penalty_bills on invoices (creditor, number collate "C") where penalties is not null;

create table penalty_lines (
    bill         uuid    not null,
    source       uuid    not null,
    customer     uuid    not null,
    stands       boolean not null,
    waived       boolean not null,
    shown_due_on date    not null,
    shown_parts  jsonb,
    course       text    not null,
    primary key (bill, source)
);
create unique index penalty_lines_standing on penalty_lines (source) where stands;
create index penalty_lines_of_source on penalty_lines (source);
create index penalty_lines_of_customer on penalty_lines (customer);

grant select, insert, update, delete on penalty_lines to {role};
