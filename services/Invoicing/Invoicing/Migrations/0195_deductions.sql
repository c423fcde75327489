-- What payers keep back of invoices by their own word: each deduction opens a dispute of its amount.

alter table credits add deductions jsonb;

alter table disputes
    add deduction_payment   text,
    add deduction_reason    text,
    add deduction_reference text;
create index disputes_of_deductions on disputes (invoice) where deduction_payment is not null and outcome is null;

-- Under which reason a deduction is contested, and which cause of the taxonomy it counts under.
create table deduction_reasons (
    reason  text primary key,
    dispute text not null,
    cause   text not null
);

insert into deduction_reasons (reason, dispute, cause) values
    ('logistics_penalty', 'other',    'late_delivery'),
    ('promotion',         'price',    'wrong_price'),
    ('price',             'price',    'wrong_price'),
    ('quality',           'quality',  'quality'),
    ('shortage',          'quantity', 'wrong_quantity'),
    ('return',            'other',    'other'),
    ('other',             'other',    'other');

grant select on deduction_reasons to {role};
