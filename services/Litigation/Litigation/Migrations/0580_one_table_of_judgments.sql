-- Judgments stand once, with how they ended: one that was reported in error froze nothing.
alter table insolvency_claims add column outcome text;
update insolvency_claims c set outcome = (
    select e.data ->> 'outcome' from mt_events e where e.stream_id = c.claim and e.type = 'insolvency_over' order by e.version desc limit 1)
 where c.closed_on is not null;
create index on insolvency_claims (debtor);

drop table judgments;
