-- A file of claims that have not left dunning: an agency works on them in the creditor's name. It goes to no court and waits for no other agency.
alter table files add column white_label boolean not null default false;
