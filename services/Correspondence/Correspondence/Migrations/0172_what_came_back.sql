-- What is known of a message after it has left, as figures count it: the worst that was heard of its address, whether its recipient complained, and that it lies in the mailbox.
alter table messages
    add column bounced    text,
    add column complained boolean not null default false,
    add column delivered  boolean not null default false;

update messages m set bounced = b.kind
  from (select stream_id, coalesce(max(case data->>'kind' when 'hard' then 'hard' end), 'soft') as kind
          from mt_events where type = 'message_bounced' group by stream_id) b where b.stream_id = m.decision;
update messages m set complained = true where exists (select from mt_events e where e.stream_id = m.decision and e.type = 'message_complained');
update messages m set delivered = true where exists (select from mt_events e where e.stream_id = m.decision and e.type = 'message_delivered' and not (e.data->>'relayed')::boolean);
