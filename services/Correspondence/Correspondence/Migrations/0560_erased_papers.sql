-- Papers that were kept as evidence can be erased for good, once litigation needs them for nothing.

alter table kept_papers add column case_id uuid, add column sha256 text, add column erased_on date;
update kept_papers k set case_id = (e.data->>'case')::uuid, sha256 = e.data->>'sha256'
  from mt_events e where e.type = 'paper_kept' and e.data->>'decision' = k.decision::text and e.data->>'kind' = k.kind;
alter table kept_papers alter column case_id set not null, alter column sha256 set not null;
create index on kept_papers (case_id);
create index on kept_papers (sha256);

-- Each hand-over that was heard: of one that litigation does not know yet, nothing may be erased. Those from before this table were told of with the case.
create table hand_overs (
    hand_over uuid primary key,
    case_id   uuid not null,
    since     date not null
);
create index on hand_overs (case_id);

-- What each case is needed for as evidence, and which of its hand-overs that takes in.
create table evidence_holds (
    case_id    uuid   primary key,
    why        text[] not null,
    hand_overs uuid[] not null,
    version    bigint not null
);

grant select, insert, update, delete on handed_over_cases to {role};
grant select, insert, update on kept_papers, evidence_holds to {role};
grant select, insert on hand_overs to {role};
