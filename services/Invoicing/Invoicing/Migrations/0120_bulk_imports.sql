-- Bulk files are read where they lie: an import knows up to which line and byte it is booked.
alter table imports
    add column lines_read bigint not null default 0,
    add column bytes_read bigint not null default 0;

-- What compresses well costs more to compress than to write, and is gone in a minute.
alter table import_chunks alter column bytes set storage external;

-- A row with a warning is booked all the same.
alter table import_rejections add column is_warning boolean not null default false;
