-- Bills that only an accounting export tells: nobody said when they mature.
alter table bills add maturity_assumed boolean not null default false;

-- What a bill of an export (413) stands for: parts of rows on 411, each with its lettering.
create table import_bill_parts (
    import       uuid   not null,
    bill         uuid   not null,
    position     int    not null,
    amount_cents bigint not null,
    account      text,
    auxiliary    text,
    letter       text,
    primary key (import, bill, position)
);

-- The bills that a row of an export ends, wholly or in part.
create table import_bill_ends (
    import       uuid    not null,
    item         uuid    not null,
    position     int     not null,
    bill         uuid    not null,
    amount_cents bigint  not null,
    entered_on   date    not null,
    cancelled    boolean not null,
    primary key (import, item, position)
);
create index import_bill_ends_of_bill on import_bill_ends (bill, import);

grant select, insert, update, delete on import_bill_parts, import_bill_ends to {role};
