-- Invoicing lists what proves claims that were handed over, Correspondence keeps their papers, and Litigation what they bear for being late and which penalties were given up: hand-overs and
-- waivers of before are told again, under their own ids. Who has heard one leaves it.
insert into mt_event_progression (name, last_seq_id)
select 'relay-again:' || fact, 1 from unnest(array['claims_handed_over', 'penalties_waived']) as fact
on conflict (name) do update set last_seq_id = 1;
