-- By which an author's cases are found, and the suppressions of an address whatever their way.
create index messages_sent_to on messages (debtor, sent_on) where state = 'sent';
create index suppressed_addresses_by_address on suppressed_addresses (creditor, address);
