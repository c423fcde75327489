-- What sales people were told of threats to come, one row for each telling, whole in its document. is_open: the threat has not been decided since, and something of it is still owed.
-- It follows from the streams; objections lie among what was said.
create table sales_notices (
    notice       uuid    primary key,
    case_id      uuid    not null,
    creditor     text    not null,
    sales_person text    not null,
    told_on      date    not null,
    good_through date    not null,
    is_open      boolean not null,
    document     jsonb   not null
);
create index on sales_notices (creditor, sales_person, notice);
create index on sales_notices (sales_person, notice) where is_open;
create index on sales_notices (case_id);

grant select, insert, update on sales_notices to {role};
