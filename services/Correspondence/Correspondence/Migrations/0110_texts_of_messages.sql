-- Where a letter goes, and which text a message was made with; null of those from before this was recorded.
alter table messages
    add column addressed_at text,
    add column text_name    text,
    add column text_version int,
    add column text_sha256  text;
