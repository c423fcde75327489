-- Up to which day the statements of an account go. What is known of an entity's cash ends with the account that is known least far.
-- Empty until the account's next statement: what was told before does not say of which account it was.
alter table bank_accounts add column stated_through date;
