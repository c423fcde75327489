-- The last head of each hash chain that each agency was told.
create table told_heads (
    agency  text   not null,
    stream  uuid   not null,
    version bigint not null,
    told_on date   not null,
    page    int    not null,
    primary key (agency, stream)
);

grant select, insert, update on told_heads to {role};
