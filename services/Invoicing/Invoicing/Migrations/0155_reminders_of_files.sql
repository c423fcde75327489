-- Lines of a bulk or CSV file that say how far the ERP had reminded of an invoice.
alter table imports add column reminders int not null default 0;
