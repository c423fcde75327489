-- What is doubted, proved and lost of invoices, and up to which difference an entity asks nobody for the rest.

create table invoice_losses (
    invoice            uuid    primary key,
    doubtful_for       text,
    doubtful_since     date,
    impairment_cents   bigint  not null,
    ground             text,
    evidenced_on       date,
    proof              text,
    rectifying         text,
    rectified_on       date,
    rectified_net_cents bigint,
    rectified_vat_cents bigint,
    lost_cents         bigint  not null,
    vat_of_lost_cents  bigint  not null
);
create index invoices_doubted on invoice_losses (invoice) where doubtful_for is not null or lost_cents > 0;

create table write_offs (
    invoice         uuid    not null,
    write_off       text    not null,
    kind            text    not null,
    amount_cents    bigint  not null,
    vat_cents       bigint  not null,
    written_off_on  date    not null,
    taken_back      boolean not null,
    recovered_cents bigint  not null,
    primary key (invoice, write_off)
);

alter table creditors add small_difference_cents bigint not null default 0;

grant select, insert, update, delete on invoice_losses, write_offs to {role};
