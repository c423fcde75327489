-- How each source of an entity writes its CSV files. Names of columns, nothing of a person.
create table csv_sources (
    creditor    uuid  not null,
    source      text  not null,
    declaration jsonb not null,
    primary key (creditor, source)
);

grant select, insert, update, delete on csv_sources to {role};
