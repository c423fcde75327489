-- What the public company register said, by SIREN. No officers; of sole traders neither name nor address.

create table company_records (
    siren         text primary key,
    state         text not null,
    name          text,
    seat_siret    text,
    seat_postcode text,
    seat_city     text,
    legal_form    text,
    category      text,
    founded_on    date,
    ceased_on     date,
    checked_on    date not null
);
create index customers_of_company on customers (siren) where siren is not null;

grant select, insert, update, delete on company_records to {role};
