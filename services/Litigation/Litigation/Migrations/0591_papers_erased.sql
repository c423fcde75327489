-- Letters and proofs that were erased where they were kept: dossiers name them all the same.
alter table case_papers add column erased_on date;
-- What is open of a case is asked whenever something of it begins or ends.
create index on files (case_id);
create index on files (debtor);
create index on placements (case_id) where ended_on is null;
create index on court_proceedings (case_id);
