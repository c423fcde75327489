-- Texts that creditor entities have written, version by version; all of it but the notes follows from the streams.
create table text_versions (
    text              uuid   not null,
    version           int    not null,
    creditor          text   not null,
    kind              text   not null,
    form              text   not null,
    language          text   not null,
    tone              text,
    sha256            text   not null,
    drafted_by        text   not null,
    drafted_on        date   not null,
    passed            boolean,
    missing           text[] not null default '{}',
    checked_on        date,
    active_from       date,
    activated_by      text,
    activated_on      date,
    retired_on        date,
    retired_by        text,
    retirement_reason text,
    primary key (text, version)
);
create index text_versions_of_creditor on text_versions (creditor, kind, form);

-- Sources, byte for byte as they were drafted, and what people noted: words of persons stand in no event.
create table text_sources (
    text    uuid   not null,
    version int    not null,
    source  bytea  not null,
    note    text,
    why     text,
    primary key (text, version)
);

grant select, insert, update on text_versions to {role};
grant select, insert, update, delete on text_sources to {role};
