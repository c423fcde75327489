-- Ends of insolvencies as they are heard: one may come before the opening that it ends, as when the openings of before are told again after an upgrade.
create table ended_insolvencies (
    debtor    uuid   not null,
    version   bigint not null,
    closed_on date   not null,
    outcome   text,
    heard_on  date   not null,
    primary key (debtor, version)
);

-- Which word of the creditor's accounts each judgment rests on: an end is that of the last one before it.
alter table insolvency_claims add column heard_version bigint not null default 0;
update insolvency_claims c set heard_version = (
    select (e.data ->> 'version')::bigint from mt_events e where e.stream_id = c.claim and e.type = 'insolvency_heard' order by e.version desc limit 1);

grant select, insert on ended_insolvencies to {role};
