-- Companies that are watched, how far each source was asked about them, and what the gazette announced.

create table watched_companies (
    siren        text not null,
    source       text not null,
    next_on      date not null,
    asked_at     timestamptz,
    answered_at  timestamptz,
    seen_through date,
    failures     int  not null default 0,
    failure      text,
    retry_at     timestamptz,
    primary key (siren, source)
);
create index watched_companies_due on watched_companies (source, next_on, siren);

create table insolvency_signals (
    customer     uuid not null,
    id           text not null,
    creditor     text not null,
    number       text not null,
    effect       text not null,
    kind         text,
    judgment_on  date,
    published_on date not null,
    court        text,
    outcome      text,
    source       text not null,
    standing     text not null,
    primary key (customer, id)
);
create index insolvency_signals_of_creditor on insolvency_signals (creditor, published_on, number collate "C", id);

grant select, insert, update, delete on watched_companies, insolvency_signals to {role};
