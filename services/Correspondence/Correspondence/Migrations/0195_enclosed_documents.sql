-- Copies that lie beside a letter as documents of their own: their bytes are in the store of documents under their hash. Without a size: inside the letter's PDF.
alter table message_copies add column size  bigint;
alter table message_copies add column pages int;

-- A draft that is being thrown away at its provider: that it is gone there then says nothing of a letter that may have left.
alter table posted_letters add column thrown_away boolean not null default false;

-- Copies that a letter left without, and the draft that it was not posted as.
grant delete on message_copies, posted_letters to {role};
