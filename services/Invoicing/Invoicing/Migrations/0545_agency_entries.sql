-- A transfer or an invoice of a collection agency concerns no customer.
alter table erp_items alter column customer drop not null;

insert into standard_ledger_accounts (role, account, label, source) values
    ('bank',        '512',   'Banques',                                                          'PCG; the sub-account is the entity''s choice'),
    ('suppliers',   '401',   'Fournisseurs',                                                     'PCG'),
    ('agency_fees', '622',   'Rémunérations d''intermédiaires et honoraires',                    'PCG'),
    ('input_vat',   '44566', 'TVA déductible sur autres biens et services',                      'PCG');
