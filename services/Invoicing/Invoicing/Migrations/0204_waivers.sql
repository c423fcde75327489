-- Invoices whose late interest and compensation a person gave up while they were dunned: they are on no bill of penalties.
create table penalty_waivers (
    source    uuid primary key,
    waived_on date not null
);

grant select, insert on penalty_waivers to {role};
