-- Court, insolvency, settlement, write-off: what staff read. All of it follows from the streams; the days of a timetable are never stored.

-- No agency may get the claims of a file while somebody proposes to go to court with them, or does.
alter table files add court_live boolean not null default false;

create table court_proceedings (
    proceeding      uuid   primary key,
    file            uuid   not null,
    case_id         uuid   not null,
    creditor        text   not null,
    debtor          uuid   not null,
    customer_number text   not null,
    reference       text   not null,
    procedure       text   not null,
    court           text   not null,
    city            text   not null,
    stage           text   not null,
    principal_cents bigint not null,
    currency        text   not null,
    proposed_by     text   not null,
    proposed_on     date   not null,
    decided_by      text,
    decided_on      date,
    ordered_on      date,
    served_on       date,
    title_on        date,
    title_cents     bigint,
    costs_cents     bigint not null default 0,
    yield_cents     bigint not null default 0,
    outcome         text,
    ended_on        date
);
create index on court_proceedings (file);
create index on court_proceedings (creditor);

-- Acts of enforcement officers and costs, by the creditor's own references.
create table court_acts (
    proceeding  uuid   not null,
    reference   text   not null,
    kind        text   not null,
    officer     text,
    done_on     date   not null,
    cost_cents  bigint not null,
    yield_cents bigint not null,
    currency    text   not null,
    primary key (proceeding, reference)
);

create table insolvency_claims (
    claim           uuid   primary key,
    creditor        text   not null,
    debtor          uuid   not null,
    customer_number text   not null,
    kind            text   not null,
    judgment_on     date   not null,
    published_on    date,
    closed_on       date,
    drawn_up_on     date,
    total_cents     bigint,
    declared_on     date,
    proof           text,
    challenged_on   date,
    answered_on     date,
    admitted_on     date,
    admitted_cents  bigint
);
create index on insolvency_claims (creditor);

-- What was said of days that come near, once each.
create table court_warnings (
    subject  uuid not null,
    creditor text not null,
    what     text not null,
    days     int  not null,
    safe_on  date not null,
    last_on  date not null,
    said_on  date not null,
    primary key (subject, what, safe_on, days)
);

create table settlements (
    settlement          uuid   primary key,
    file                uuid   not null,
    creditor            text   not null,
    debtor              uuid   not null,
    reference           text   not null,
    stage               text   not null,
    agreed_cents        bigint not null,
    waived_principal    bigint not null,
    waived_interest     bigint not null,
    waived_compensation bigint not null,
    currency            text   not null,
    pay_by              date   not null,
    proposed_by         text   not null,
    proposed_on         date   not null,
    decided_by          text,
    decided_on          date
);
create index on settlements (creditor);

create table court_write_offs (
    write_off           uuid   primary key,
    creditor            text   not null,
    debtor              uuid   not null,
    customer_number     text   not null,
    invoice             uuid   not null,
    number              text   not null,
    reference           text   not null,
    stage               text   not null,
    gross_cents         bigint not null,
    net_cents           bigint not null,
    vat_cents           bigint not null,
    currency            text   not null,
    ground              text   not null,
    evidenced_on        date   not null,
    proof               text   not null,
    rectifying          text,
    rectifying_on       date,
    reclaimed_vat_cents bigint not null default 0,
    recovered_cents     bigint not null default 0,
    repaid_vat_cents    bigint not null default 0,
    written_off_on      date,
    proposed_by         text   not null,
    proposed_on         date   not null,
    decided_by          text,
    decided_on          date
);
create index on court_write_offs (creditor);

-- How a creditor entity presents itself; names its signatory: erasable.
create table court_letterheads (
    creditor text   primary key,
    document jsonb  not null,
    version  bigint not null
);

grant select, insert, update on court_proceedings, court_acts, insolvency_claims, court_warnings, settlements, court_write_offs to {role};
grant select, insert, update, delete on court_letterheads to {role};
