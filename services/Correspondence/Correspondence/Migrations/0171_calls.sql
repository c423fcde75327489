-- Calls that collectors are to make, as they were asked for: what their scripts are filled from, without personal data.
create table calls_asked (
    decision uuid   primary key,
    case_id  uuid   not null,
    step     text   not null,
    asked_on date   not null,
    version  bigint not null,
    body     jsonb  not null
);
create index calls_asked_by_case on calls_asked (case_id, asked_on, version);

grant select, insert on calls_asked to {role};
