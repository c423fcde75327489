-- Policies of the creditor entities, by version. A version without a first day is a draft. What was in force never changes.
create table policies (
    creditor     text not null,
    name         text not null,
    version      int  not null,
    document     text not null,
    drafted_by   text not null,
    drafted_on   date not null,
    valid_from   date,
    takes        text,
    activated_by text,
    primary key (creditor, name, version)
);

-- First day on which no version up to this one is followed.
create table policy_ends (
    creditor text not null,
    name     text not null,
    version  int  not null,
    ended    date not null,
    primary key (creditor, name)
);

grant select, insert, update on policies, policy_ends to {role};
