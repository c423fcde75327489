-- By which a company is named before a court (CPC 54): of natural persons nothing of it is kept here.
alter table debtor_profiles add column siren text, add column legal_form text;
-- Heard by a build that kept neither: told again, both are kept of the version that is known, and nothing else of it is done twice.
update inbox set consumer = consumer || ' (kept less)' where consumer = 'KeepProfileWhenDebtorChanges';
