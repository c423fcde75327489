-- What is known of a file before anybody acts. Facts are kept whether the claim is here already or not: they may be heard before the hand-over.

alter table files add column notice uuid;
update files f set notice = (e.data ->> 'notice')::uuid from mt_events e where e.stream_id = f.file and e.type = 'file_opened';
create index on files (notice);

alter table claims add column limitation_safe_on date, add column limitation_possible_on date;

create table evidence (
    invoice uuid   primary key,
    items   jsonb  not null,
    missing jsonb  not null,
    version bigint not null
);

create table disputes (
    invoice uuid    not null,
    dispute text    not null,
    reason  text    not null,
    version bigint  not null,
    open    boolean not null,
    primary key (invoice, dispute)
);

create table debtor_profiles (
    debtor    uuid   primary key,
    kind      text   not null,
    country   text,
    claim_law text,
    version   bigint not null
);

create table file_routes (
    file      uuid primary key,
    route     text not null,
    chosen_by text not null,
    chosen_on date not null
);

-- Why, in a person's words: erasable like notes.
create table route_words (
    file  uuid   not null,
    route text   not null,
    words text   not null,
    primary key (file, route)
);

grant select, insert, update on evidence, disputes, debtor_profiles, file_routes to {role};
grant select, insert, update, delete on route_words to {role};
