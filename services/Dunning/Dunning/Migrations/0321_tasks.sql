-- Tasks of the team; all but the notes follows from their streams.
create table tasks (
    task              uuid primary key,
    kind              text not null,
    creditor          text not null,
    case_id           uuid,
    invoice           uuid,
    owner             uuid,
    first_deadline_on date not null,
    deadline_on       date not null,
    origin            text not null,
    state             text not null,
    opened_on         date not null,
    opened_by         text not null,
    ended_on          date,
    ended_by          text,
    done_by           uuid,
    result            text
);
create index on tasks (owner, state, deadline_on);
create index on tasks (state, deadline_on, task);
create index on tasks (case_id);

-- What was written with a task and its end. May name persons: erasable.
create table task_notes (
    task   uuid primary key references tasks,
    note   text,
    report text
);

grant select, insert, update on tasks to {role};
grant select, insert, update, delete on task_notes to {role};
