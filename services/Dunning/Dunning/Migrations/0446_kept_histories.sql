-- Up to where the history of each case that was handed over is kept for who has its claims; what is added to it goes after it once a day while any of them is away.
create table kept_histories (
    hand_over    uuid    primary key,
    case_id      uuid    not null,
    case_version bigint  not null,
    ended        boolean not null default false
);
create index on kept_histories (case_id) where not ended;
insert into kept_histories (hand_over, case_id, case_version)
select (data->>'handOver')::uuid, (data->>'case')::uuid, max((data->>'caseVersion')::bigint) from mt_events where type = 'history_kept' group by 1, 2;

grant select, insert, update on kept_histories to {role};
