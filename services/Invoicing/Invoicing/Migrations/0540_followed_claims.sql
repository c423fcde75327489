-- Invoices that have left the house: what proves them is followed from then on.
create table followed_claims (
    invoice  uuid primary key,
    creditor text not null
);
create index followed_claims_by_creditor on followed_claims (creditor);

grant select, insert on followed_claims to {role};
