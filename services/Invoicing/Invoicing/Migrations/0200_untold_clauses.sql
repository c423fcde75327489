-- Penalty clauses that were agreed before the relay knew how to tell them. It tells facts in the order of the log and counts what it told: those that it never told are the first of those it has passed.

insert into mt_event_progression (name, last_seq_id)
select 'relay-arrears:penalty_clause_agreed', max(seq_id)
  from (select e.seq_id, row_number() over (order by e.seq_id) as nth, count(*) over () as passed
          from mt_events e
         where e.type = 'penalty_clause_agreed' and e.seq_id <= (select last_seq_id from mt_event_progression where name = 'relay')
           and not exists (select from relay_skips s where s.seq_id = e.seq_id)) as clauses
 where nth <= passed - coalesce((select published from relay_counts where contract = 'invoicing.penalty-clause-agreed.v1'), 0)
having max(seq_id) is not null;
