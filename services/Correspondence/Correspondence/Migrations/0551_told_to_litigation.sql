-- Litigation hears of what was sent and of where registered letters are as well now: they prove a formal notice. What happened before is told again, under its own ids; Dunning has heard it and
-- leaves it.
insert into mt_event_progression (name, last_seq_id)
select 'relay-again:' || fact, 1
  from unnest(array[
      'message_sent', 'letter_deposited', 'letter_first_presented', 'letter_notice_left', 'letter_delivered', 'letter_refused', 'letter_unclaimed', 'letter_unknown_address', 'letter_returned',
      'letter_state_corrected']) as fact
on conflict (name) do update set last_seq_id = 1;
