-- What is judged by the law of payment terms, the parts of an invoice with due dates of their own, the rule of each allocation, and alerts of every kind.

alter table customers add sector text;

alter table invoices add delivered_on date, add instalments jsonb;

alter table allocations add rule text;

create table alerts (
    kind     text  not null,
    subject  uuid  not null,
    creditor text  not null,
    customer uuid,
    invoice  uuid,
    since    date  not null,
    details  jsonb not null,
    primary key (kind, subject)
);
create index alerts_of_creditor on alerts (creditor, since, kind, subject);

grant select, insert, update, delete on alerts to {role};
