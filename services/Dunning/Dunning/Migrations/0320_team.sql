-- The team and who owns which case. All of it but names follows from the streams of members, of entities' teams and of owners named by hand; segment and
-- sales person from what Invoicing told of the customer account.
create table members (
    member     uuid primary key,
    department text not null,
    manager    uuid,
    left_on    date
);

-- Name and address of a member: personal data, erasable.
create table member_names (
    member uuid primary key references members,
    name   text not null,
    email  text
);

create table absences (
    absence    uuid primary key,
    member     uuid not null references members,
    from_date  date not null,
    to_date    date not null,
    substitute uuid
);
create index on absences (member);

-- A row per creditor entity; whoever shows a case shares it, whoever changes the rules takes it.
create table teams (
    creditor              text    primary key,
    owner_rules           jsonb,
    person_figures        boolean not null default false,
    margin_hundredths     int,
    yearly_turnover_cents bigint,
    answer_days           int     not null default 2,
    escalate_days         int     not null default 2
);

-- told is the version of the customer account that it comes from.
create table case_traits (
    case_id      uuid   primary key,
    segment      text,
    sales_person text,
    told         bigint not null default 0
);
insert into case_traits (case_id, segment, told)
select distinct on (stream_id) stream_id, data->>'segment', (data->>'version')::bigint from mt_events where type = 'debtor_profiled' order by stream_id, (data->>'version')::bigint desc;

-- owner is who was named by hand, else whom the rule names.
create table case_owners (
    case_id uuid primary key,
    owner   uuid,
    by_hand uuid,
    rule    int
);
create index on case_owners (owner, case_id);

grant select, insert, update on members, teams, case_traits, case_owners to {role};
grant select, insert, update, delete on member_names, absences to {role};
