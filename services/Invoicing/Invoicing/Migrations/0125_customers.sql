-- Who customers are before the law, how they pay, and which belong together. No names of persons.

alter table customers
    add column siren             text,
    add column siret             text,
    add column vat_number        text,
    add column country           text,
    add column legal_form        text,
    add column is_natural_person boolean,
    add column customer_since    date,
    add column sales_person      text,
    add column owner             text,
    add column payer_profile     text,
    add column claim_law         text,
    add column claim_object      text,
    add column habits            jsonb,
    add column parent            text,
    add column parent_siren      text;
create index customers_by_siren on customers (creditor, siren) where siren is not null;
create index customers_below on customers (creditor, upper(parent)) where parent is not null;

-- Accounts that pay for others.
create table customer_payers (
    debtor   uuid not null,
    creditor text not null,
    payer    text not null,
    primary key (debtor, payer)
);
create index customer_payers_by_payer on customer_payers (creditor, upper(payer));

-- Segments that every company knows; an ERP may send its own besides.
create table known_segments (
    code  text primary key,
    label text not null
);
insert into known_segments (code, label) values
    ('large_retailer', 'Grande distribution'),
    ('wholesaler', 'Grossiste, négoce'),
    ('craftsman', 'Artisan'),
    ('works_contract', 'Marché de travaux (BTP)'),
    ('industry', 'Industrie'),
    ('services', 'Services aux entreprises'),
    ('hospitality', 'Hôtellerie et restauration'),
    ('local_authority', 'Collectivité territoriale'),
    ('state', 'État et établissements publics'),
    ('healthcare', 'Santé'),
    ('association', 'Association'),
    ('private_person', 'Particulier');

grant select, insert, update, delete on customer_payers to {role};
grant select on known_segments to {role};
