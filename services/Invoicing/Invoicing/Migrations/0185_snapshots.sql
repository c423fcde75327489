-- Complete lists of what is open in the ERP, and what came of comparing them with what is open here.

create table snapshots (
    id             uuid        primary key,
    creditor       text        not null,
    on_date        date        not null,
    covers_through date        not null,
    drawn_at       timestamptz not null,
    sha256         text        not null,
    status         text        not null,
    code           text,
    reason         text,
    listed         int,
    open_items     int,
    settled_items  int,
    open_cents     bigint,
    settled_cents  bigint,
    currency       text,
    version        bigint      not null
);
create index snapshots_of_creditor on snapshots (creditor, status, drawn_at);

-- How far the file of a list is: read, compared, booked. What a person wrote who accepted it may name people and can be emptied.
create table snapshot_files (
    import         uuid        primary key,
    snapshot       uuid        not null,
    on_date        date        not null,
    covers_through date        not null,
    drawn_at       timestamptz not null,
    phase          text        not null,
    customer       uuid,
    listed         int         not null default 0,
    unknown        int         not null default 0,
    unreadable     int         not null default 0,
    settled        int         not null default 0,
    reopened       int         not null default 0,
    accepted_for   text
);
create index snapshot_files_of_snapshot on snapshot_files (snapshot);

-- Its lines, each with the invoice it is about; gone when it is booked.
create table snapshot_items (
    import     uuid   not null,
    line       bigint not null,
    invoice    uuid   not null,
    customer   uuid   not null,
    open_cents bigint not null,
    currency   text   not null,
    doubt      text,
    primary key (import, invoice, line)
);
create index snapshot_items_of_customer on snapshot_items (import, customer);

create table snapshot_findings (
    import          uuid   not null,
    position        bigint generated always as identity,
    finding         text   not null,
    customer        uuid,
    customer_number text,
    number          text   not null,
    year            int,
    currency        text   not null,
    ours_cents      bigint not null,
    theirs_cents    bigint,
    settles_cents   bigint not null,
    reopens_cents   bigint not null,
    doubt           text,
    primary key (import, position)
);
create index snapshot_findings_to_book on snapshot_findings (import, customer) where settles_cents > 0 or reopens_cents > 0;

alter table creditors
    add column snapshot_count_percent  int not null default 10,
    add column snapshot_amount_percent int not null default 20,
    add column snapshot_few            int not null default 3;

-- An invoice of an accounting export stands in a list under its piece.
create index invoices_by_piece on invoices (creditor, upper(reference)) where reference <> number;

create index credits_presumed on credits (customer, dated_on) where origin = 'snapshot' and not is_reversed;
create index allocations_presumed on allocations (invoice) where basis = 'snapshot';

grant select, insert, update, delete on snapshots, snapshot_files, snapshot_items, snapshot_findings to {role};
