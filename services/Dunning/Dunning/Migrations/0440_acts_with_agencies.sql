-- Calls that an agency makes in the creditor's name are called back with the rest: an index that leaves them out serves no query that asks for them.
create index acts_unsent on acts (status) where status in ('awaiting_approval', 'rejected', 'call_to_make', 'call_with_agency', 'approved', 'requested');
drop index acts_status_idx;
