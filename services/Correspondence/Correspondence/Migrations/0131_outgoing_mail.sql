-- Mailbox of who sells to the debtor and gets a copy of a mail: personal data, forgotten as soon as the mail has left or never will.
create table copies (
    decision uuid primary key,
    mailbox  text not null
);

-- How fast mails go to a recipient domain, shared by all processes. A domain that is not here has no past.
create table mail_domains (
    domain        text primary key,
    reserved      timestamptz,
    deferrals     int  not null default 0,
    last_deferred uuid,
    closed_until  timestamptz
);

-- The place that a mail has in the pace of its domain.
alter table outgoing add column place_at timestamptz;

grant select, insert, update, delete on copies, mail_domains to {role};
