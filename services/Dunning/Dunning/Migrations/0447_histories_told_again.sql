-- Litigation of before kept one piece of each history and left those that came after it: all are told again, under their own ids. It hears each once.
insert into mt_event_progression (name, last_seq_id) values ('relay-again:history_kept', 1) on conflict (name) do update set last_seq_id = 1;
