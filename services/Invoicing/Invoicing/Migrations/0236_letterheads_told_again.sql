-- Letterheads are told to Dunning as well now: those from before are told again, under their own ids, and counted as told once.

insert into mt_event_progression (name, last_seq_id)
select 'relay-arrears:letterhead_changed', max(e.seq_id)
  from mt_events e
 where e.type = 'letterhead_changed' and e.seq_id <= (select last_seq_id from mt_event_progression where name = 'relay')
having max(e.seq_id) is not null;

update relay_counts set published = published - (
    select count(*) from mt_events e
     where e.type = 'letterhead_changed' and e.seq_id <= (select last_seq_id from mt_event_progression where name = 'relay-arrears:letterhead_changed')
       and not exists (select from relay_skips s where s.seq_id = e.seq_id))
 where contract = 'invoicing.creditor-letterhead-changed.v1' and exists (select from mt_event_progression where name = 'relay-arrears:letterhead_changed');
