-- Alerts of limits of time, as the cases raised them. is_open: the claim is still owed, and the day that it warns of still holds.
create table limit_alerts (
    alert             uuid    primary key,
    case_id           uuid    not null,
    creditor          text    not null,
    kind              text    not null,
    invoice           uuid,
    number            text,
    judgment_on       date,
    days              int     not null,
    last_day          date    not null,
    raised_on         date    not null,
    outstanding_cents bigint  not null,
    currency          text    not null,
    is_open           boolean not null
);
create index on limit_alerts (last_day, alert) where is_open;
create index on limit_alerts (case_id);

-- How urgent each case is, with what its score comes from. Refreshed whenever the case is shown; days on which it weighs more by time alone are hints of their own.
create table case_priorities (
    case_id         uuid    primary key,
    creditor        text    not null,
    owner           text    not null,
    points          int     not null,
    overdue_cents   bigint  not null,
    oldest_due      date,
    kind            text    not null,
    insolvent       boolean not null,
    broken_promises int     not null,
    limit_on        date,
    stage           text    not null
);
create index on case_priorities (points, case_id) where points > 0;
create index on case_priorities (creditor, points, case_id) where points > 0;
create index on case_priorities (owner, points, case_id) where points > 0;

-- An invoice is asked for by its number, and what is overdue by whether somebody has it in hand.
create index on case_invoices (number);
create index on case_invoices (invoice) where outstanding_cents > 0;

grant select, insert, update on limit_alerts, case_priorities to {role};
