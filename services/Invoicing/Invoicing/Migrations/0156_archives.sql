-- What came of each file of an archive of electronic invoices. Names of files may name persons: erasable.
create table archive_entries (
    import   uuid   not null,
    position bigint not null,
    name     text   not null,
    outcome  text   not null,
    document text,
    number   text,
    year     int,
    code     text,
    reason   text,
    primary key (import, position)
);

grant select, insert, update, delete on archive_entries to {role};
