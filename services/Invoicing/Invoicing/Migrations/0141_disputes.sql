-- Who deals with a dispute and until when, how it was settled, and why invoices are not paid.

alter table disputes
    add owner            text,
    add department       text not null default 'none',
    add deadline         date,
    add opened_on        date,
    add resolved_on      date,
    add credit_note      text,
    add credit_note_year int;
create index disputes_open on disputes (invoice) where outcome is null;

alter table invoices
    add cause            text,
    add cause_department text;
create index invoices_by_cause on invoices (creditor, cause) where cause is not null;

-- The taxonomy of causes, and the department that each is laid to where nobody says otherwise.
create table non_payment_causes (
    cause      text primary key,
    department text not null,
    label      text not null
);

insert into non_payment_causes (cause, department, label) values
    ('invoice_not_received', 'invoicing',  'Facture non reçue'),
    ('portal_rejected',      'invoicing',  'Facture rejetée par le portail ou la plateforme'),
    ('missing_order_number', 'invoicing',  'Numéro de commande absent'),
    ('invoiced_twice',       'invoicing',  'Facture en double'),
    ('wrong_price',          'sales',      'Prix ou remise erronés'),
    ('wrong_quantity',       'logistics',  'Quantité erronée'),
    ('quality',              'quality',    'Qualité contestée'),
    ('delivery_incomplete',  'logistics',  'Livraison incomplète ou absente'),
    ('late_delivery',        'logistics',  'Livraison en retard'),
    ('approval_pending',     'customer',   'Validation en attente chez le client'),
    ('bank_details',         'invoicing',  'Coordonnées bancaires absentes ou douteuses'),
    ('already_paid_claimed', 'accounting', 'Le client dit avoir payé'),
    ('forgotten',            'customer',   'Oubli du client'),
    ('cash_difficulty',      'customer',   'Difficulté de trésorerie'),
    ('other',                'none',       'Autre cause');

-- Which cause a dispute is counted under where none was established for its invoice.
create table dispute_causes (
    reason text primary key,
    cause  text not null
);

insert into dispute_causes (reason, cause) values
    ('already_paid',           'already_paid_claimed'),
    ('duplicate',              'invoiced_twice'),
    ('not_delivered',          'delivery_incomplete'),
    ('price',                  'wrong_price'),
    ('quantity',               'wrong_quantity'),
    ('quality',                'quality'),
    ('purchase_order_missing', 'missing_order_number'),
    ('invoice_not_received',   'invoice_not_received'),
    ('other',                  'other');

grant select on non_payment_causes, dispute_causes to {role};
