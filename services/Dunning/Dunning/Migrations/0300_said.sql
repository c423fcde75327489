-- Promises, plans, pauses and tasks as people read them: one row each, whole in its document. All of it follows from the streams.
create table said (
    id       uuid  primary key,
    case_id  uuid  not null,
    creditor text  not null,
    kind     text  not null,
    status   text  not null,
    day      date  not null,
    document jsonb not null
);
create index on said (kind, status, id);
create index on said (case_id, kind);

-- What notes say. Personal data: erasable; the stream knows only that there was a note.
create table case_notes (
    note    uuid not null,
    case_id uuid not null,
    kind    text not null,
    text    text not null,
    author  text not null,
    on_date date not null,
    primary key (case_id, note)
);

grant select, insert, update on said to {role};
grant select, insert, update, delete on case_notes to {role};
