-- The creditor reference (RF) that each invoice asks its payer to quote. Given once and kept: letters that were sent carry it.
create table payment_references (
    creditor  text not null,
    reference text not null,
    invoice   uuid not null unique,
    primary key (creditor, reference)
);

grant select, insert, update, delete on payment_references to {role};
