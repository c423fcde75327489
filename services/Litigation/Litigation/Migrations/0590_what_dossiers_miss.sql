-- Hashes of what the store had lost or spoilt when a dossier was made: it is made again once the store has one of them.
alter table dossiers add column missing text[];
