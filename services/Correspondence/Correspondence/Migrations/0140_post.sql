-- Which letter of ours is which of a provider's: one for each decision, remembered before it is posted.
create table posted_letters (
    decision  uuid primary key,
    provider  text not null,
    reference text not null,
    made_on   date not null,
    posted_on date
);
create unique index posted_letters_by_reference on posted_letters (provider, reference);
create index posted_letters_by_day on posted_letters (made_on);

-- Who carries a registered letter, what it says that is unknown here, and since when it has news that were not asked for yet.
alter table letters add column provider   text;
alter table letters add column tracking   text;
alter table letters add column cost_cents bigint;
alter table letters add column unread     jsonb not null default '[]';
alter table letters add column marked_at  timestamptz;
alter table letters add column ask_at     timestamptz;
create index letters_marked on letters (ask_at) where marked_at is not null;

-- Several proofs of a letter; until now there was one, of its end.
alter table proofs add column kind text not null default 'receipt';
alter table proofs drop constraint proofs_pkey;
alter table proofs add primary key (decision, kind);
update proofs p set kind = 'undelivered' from letters l where l.decision = p.decision and l.state <> 'delivered';
alter table proofs alter column kind drop default;

-- When a letter was last said to a provider that has no drafts and may take it without an answer.
create table post_attempts (
    decision     uuid primary key,
    attempted_at timestamptz not null
);

grant select, insert, update on posted_letters, post_attempts to {role};
