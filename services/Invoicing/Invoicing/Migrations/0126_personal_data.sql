-- What names a person is sealed under a key of that person's own; destroying the key erases it, in backups too once they have lost the key.

create table subject_keys (
    subject uuid  primary key,
    master  text  not null,
    wrapped bytea not null
);

-- Fingerprints in the streams are salted with these: names and telephone numbers are too few to stay unguessed.
create table contact_salts (
    customer uuid  primary key,
    salt     bytea not null
);

-- A row without a subject is one from before, readable until the service has sealed it at its start.
alter table contacts
    add column subject    uuid,
    add column sealed     bytea,
    add column email_hash bytea;
create unique index contacts_by_subject on contacts (subject) where subject is not null;
create index contacts_by_email on contacts (email_hash) where email_hash is not null;
create index contacts_in_the_open on contacts (customer) where subject is null;

grant select, insert, update, delete on subject_keys, contact_salts to {role};
