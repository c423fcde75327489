-- What figures of messages are counted by.
alter table messages add column language text;
update messages m set language = e.data#>>'{asked,language}' from mt_events e where e.stream_id = m.decision and e.type = 'message_requested';
create index messages_by_day on messages (requested_on, creditor);
