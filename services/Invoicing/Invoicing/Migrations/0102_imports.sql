-- Files on their way into the books: kept in chunks until they are read, then row by row until each is booked.

create table imports (
    id                  uuid        primary key,
    sequence            bigint      generated always as identity,
    kind                text        not null,
    creditor            text        not null,
    file                text        not null,
    closing_on          date,
    sha256              text        not null,
    actor               text        not null,
    received_at         timestamptz not null default now(),
    state               text        not null,
    failure             text,
    attempts            int         not null default 0,
    position            bigint      not null default 0,
    due                 bigint      not null default 0,
    rows                bigint      not null default 0,
    debit_cents         bigint      not null default 0,
    credit_cents        bigint      not null default 0,
    customers           int         not null default 0,
    invoices            int         not null default 0,
    credit_notes        int         not null default 0,
    payments            int         not null default 0,
    added               int         not null default 0,
    changed             int         not null default 0,
    unchanged           int         not null default 0,
    vanished            int         not null default 0,
    before_invoices     int         not null default 0,
    before_credits      int         not null default 0,
    warnings            text[]      not null default '{}'
);
create index imports_to_do on imports (creditor, sequence) where state not in ('completed', 'failed');

create table import_chunks (
    import   uuid  not null,
    position int   not null,
    bytes    bytea not null,
    primary key (import, position)
);

create table import_rejections (
    import   uuid   not null,
    position bigint not null,
    line     bigint not null,
    field    text,
    reason   text   not null,
    primary key (import, position)
);

-- The receivable rows of an accounting export. They stay: a later file is compared with them.
create table import_items (
    import          uuid    not null,
    stream          uuid    not null,
    position        bigint  not null,
    line            bigint  not null,
    kind            text    not null,
    number          text    not null,
    customer        uuid    not null,
    customer_number text    not null,
    amount_cents    bigint  not null,
    issued_on       date    not null,
    booked_on       date    not null,
    account         text    not null,
    auxiliary       text,
    letter          text,
    reference       text    not null,
    state           text    not null,
    primary key (import, stream)
);
create index import_items_to_book on import_items (import, customer, booked_on) where state = 'staged';
create index import_items_of_customer on import_items (import, customer);
create index import_items_awaited on import_items (customer) where state = 'staged' and letter is not null;

-- May name persons: erasable, and gone when the import is done.
create table import_names (
    import   uuid not null,
    customer uuid not null,
    name     text not null,
    primary key (import, customer)
);

grant select, insert, update, delete on imports, import_chunks, import_rejections, import_items, import_names to {role};
