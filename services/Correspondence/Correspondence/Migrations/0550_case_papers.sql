-- Cases whose claims were handed over: their papers are evidence from then on.
create table handed_over_cases (
    case_id uuid primary key,
    since   date not null
);

-- Papers of them that lie in the store of documents.
create table kept_papers (
    decision uuid not null,
    kind     text not null,
    primary key (decision, kind)
);

grant select, insert on handed_over_cases, kept_papers to {role};
