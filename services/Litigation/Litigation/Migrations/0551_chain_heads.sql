-- The last head of each hash chain that the agency of a placement was told.
create table told_heads (
    placement uuid   not null,
    stream    uuid   not null,
    version   bigint not null,
    primary key (placement, stream)
);

grant select, insert, update on told_heads to {role};
