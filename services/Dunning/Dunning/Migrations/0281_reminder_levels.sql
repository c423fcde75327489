-- What the reminder levels of an entity's ERP stand for; null where it never said.
alter table entities add column reminder_levels jsonb;
