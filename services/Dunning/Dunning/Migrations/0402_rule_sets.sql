-- The rules of each build, in the order in which builds began to run by them. A build looks anew at what was looked at by the rules of an earlier one, and never at
-- what was by those of a later one: two builds side by side, as in an upgrade, do not undo each other's looks in turn. Rules from before this table are the earliest.
create table rule_sets (
    name   text   primary key,
    number bigint not null generated always as identity
);

grant select, insert on rule_sets to {role};
