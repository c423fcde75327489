-- What the ERP is asked to post or to do. Follows from the log: emptied and read again it is the same, ids and positions included.

create table erp_items (
    id           uuid    primary key,
    position     bigint  not null unique,
    creditor     text    not null,
    kind         text    not null,
    happened_on  date    not null,
    customer     text    not null,
    content      jsonb   not null,
    acknowledged boolean not null
);
create index erp_items_of_creditor on erp_items (creditor, position);
create index erp_items_to_acknowledge on erp_items (creditor, position) where not acknowledged;

create table erp_acknowledgements (
    item            uuid   primary key,
    reference       text   not null,
    acknowledged_on date   not null,
    version         bigint not null
);

-- The entity's own accounts, by role.
create table ledger_accounts (
    creditor text   not null,
    role     text   not null,
    account  text   not null,
    version  bigint not null,
    primary key (creditor, role)
);

-- Stands for what an entity has no account of its own for.
create table standard_ledger_accounts (
    role    text primary key,
    account text not null,
    label   text not null,
    source  text not null
);

insert into standard_ledger_accounts (role, account, label, source) values
    ('customers',             '411',   'Clients',                                                          'PCG'),
    ('doubtful_customers',    '416',   'Clients douteux ou litigieux',                                     'PCG'),
    ('impairment',            '491',   'Dépréciations des comptes de clients',                             'PCG'),
    ('impairment_charge',     '68174', 'Dotations aux dépréciations des créances',                         'PCG'),
    ('impairment_reversal',   '78174', 'Reprises sur dépréciations des créances',                          'PCG'),
    ('loss_of_year',          '6541',  'Pertes sur créances irrécouvrables de l''exercice',                'PCG'),
    ('loss_of_earlier_years', '6544',  'Pertes sur créances irrécouvrables des exercices antérieurs',      'PCG'),
    ('output_vat',            '44571', 'TVA collectée',                                                    'PCG'),
    ('late_interest',         '7631',  'Revenus sur créances commerciales',                                'PCG'),
    ('small_loss',            '658',   'Charges diverses de gestion courante',                             'PCG'),
    ('small_gain',            '758',   'Produits divers de gestion courante',                              'PCG'),
    ('later_recovery',        '758',   'Produits divers de gestion courante : rentrées sur créances amorties', 'PCG; the sub-account is the entity''s choice'),
    ('agency',                '467',   'Autres comptes débiteurs ou créditeurs : agence de recouvrement',  'PCG');

grant select, insert, update, delete on erp_items, erp_acknowledgements, ledger_accounts to {role};
grant select on standard_ledger_accounts to {role};
