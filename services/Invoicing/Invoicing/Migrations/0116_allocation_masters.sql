-- Which source counts payments, by the day of the money: whatever comes late is counted by the source of its own day, and by no other.
create table allocation_masters (
    creditor text not null,
    from_on  date not null,
    master   text not null,
    primary key (creditor, from_on)
);
insert into allocation_masters (creditor, from_on, master) select siren, '-infinity', allocation_master from creditors where allocation_master <> 'erp';
alter table creditors drop column allocation_master;

grant select, insert, update, delete on allocation_masters to {role};
