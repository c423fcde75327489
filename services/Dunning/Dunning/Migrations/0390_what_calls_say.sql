-- Whom a call that is still to be made is meant for, how it speaks and what it offers, as its policy has it.
alter table acts add column addressee text, add column tone text, add column offer text;
