-- What was erased is not kept, but a keyed trace of it: the source that repeats it brings nobody back.

create table erased_words (
    owner uuid not null,
    trace text not null,
    primary key (owner, trace)
);

grant select, insert, delete on erased_words to {role};
