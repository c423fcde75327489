-- Decisions on declared claims are told to Dunning: one that was turned down has interrupted no limitation. Those of before nobody was told of.
insert into mt_event_progression (name, last_seq_id) values ('relay-again:claim_admitted', 1) on conflict (name) do update set last_seq_id = 1;
