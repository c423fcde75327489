-- Covers of credit insurers that were noted before the relay knew how to tell them. It tells facts in the order of the log and counts what it told: those that it never told are the first of those it has passed.

insert into mt_event_progression (name, last_seq_id)
select 'relay-arrears:credit_insured', max(seq_id)
  from (select e.seq_id, row_number() over (order by e.seq_id) as nth, count(*) over () as passed
          from mt_events e
         where e.type = 'credit_insured' and e.seq_id <= (select last_seq_id from mt_event_progression where name = 'relay')
           and not exists (select from relay_skips s where s.seq_id = e.seq_id)) as covers
 where nth <= passed - coalesce((select published from relay_counts where contract = 'invoicing.credit-insured.v1'), 0)
having max(seq_id) is not null;
