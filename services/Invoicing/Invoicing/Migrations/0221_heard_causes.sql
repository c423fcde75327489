-- When the debtor said why it has not paid; null where a person found out, or nobody knows.
alter table invoices add column cause_heard_on date;
