-- How far the ERP had reminded before it left an invoice to dunning.

create table imported_reminders (
    invoice          uuid primary key,
    level            int  not null,
    last_reminded_on date not null,
    channel          text
);

grant select, insert, update, delete on imported_reminders to {role};
