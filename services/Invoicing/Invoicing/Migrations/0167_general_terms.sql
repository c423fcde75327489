-- General terms of sale, version by version, and who accepted which.

create table general_terms (
    creditor   text not null,
    version    text not null,
    valid_from date not null,
    content    jsonb not null,
    primary key (creditor, version)
);

create table terms_acceptances (
    customer    uuid not null,
    reference   text not null,
    creditor    text not null,
    version     text not null,
    accepted_on date not null,
    document    text,
    by_role     text,
    primary key (customer, reference)
);

-- Who accepted is a person: erasable, and only a fingerprint is in a stream.
create table terms_signers (
    customer  uuid not null,
    reference text not null,
    name      text not null,
    primary key (customer, reference)
);

grant select, insert, update, delete on general_terms, terms_acceptances, terms_signers to {role};
