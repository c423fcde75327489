-- By which a company is named before a court (CPC 54): of natural persons nothing of it is kept here.
alter table debtor_profiles add column siren text, add column legal_form text;
