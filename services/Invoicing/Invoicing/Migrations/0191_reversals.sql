-- How payments came back. What had come back before is read from its own facts.

alter table credits add reversed_on date, add reversal_reason text, add reversal_code text, add is_incident boolean not null default false;

update credits c set reversed_on = (e.data->>'on')::date, reversal_reason = e.data->>'reason', is_incident = e.data->>'reason' <> 'mistake'
  from mt_events e where c.is_reversed and e.stream_id = c.id and e.type = 'payment_reversed';

create index incidents_of_customer on credits (customer, reversed_on) where is_incident;
