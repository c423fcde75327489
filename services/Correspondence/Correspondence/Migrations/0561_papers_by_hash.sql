-- What an erasure may forget is what nobody else names: asked by hash.
create index on documents (sha256);
create index on proofs (sha256);
create index on invoice_copies (sha256);
create index on message_copies (sha256);
