-- For how many accounts a source last answered: what it said before a new account came was booked on the others only.
alter table watched_companies add column accounts int not null default 0;
