-- Proceedings in court that are over, by what proves them: the end of one may be heard before its service, and then ends what that interrupts.
create table ended_proceedings (
    proof    text    primary key,
    ended_on date    not null,
    is_void  boolean not null
);

grant select, insert, update on ended_proceedings to {role};
