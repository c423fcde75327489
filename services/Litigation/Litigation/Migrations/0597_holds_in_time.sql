-- Cases whose evidence is held until a day (a title, a claim for tax): after the first such day of a case it is asked anew what holds it.
create table holds_in_time (
    case_id  uuid primary key,
    creditor text not null,
    last_on  date not null
);
create index on holds_in_time (last_on);
-- What is open of a case is asked whenever something of it begins or ends.
create index on settlements (file);
create index on court_write_offs (invoice);
create index on claims (invoice);

grant select, insert, update, delete on holds_in_time to {role};
