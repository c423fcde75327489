-- Who asked for a change, and who was refused what: also where no event tells it. Names of callers and ids only, never what was written. The role may add and
-- read; what has had its time goes through the function, which leaves a year whatever it is asked.
create table audit (
    number  bigint      primary key generated always as identity,
    at      timestamptz not null,
    actor   text,
    roles   text        not null,
    method  text        not null,
    route   text        not null,
    targets text        not null,
    status  int         not null,
    trace   text
);
create index on audit (actor, number);
create index on audit using brin (at);

create function forget_audit(before timestamptz) returns bigint
language plpgsql security definer set search_path = {schema}, pg_temp as $$
declare gone bigint;
begin
    delete from audit where at < least(before, now() - interval '1 year');
    get diagnostics gone = row_count;
    return gone;
end $$;

grant select, insert on audit to {role};
revoke execute on function forget_audit(timestamptz) from public;
grant execute on function forget_audit(timestamptz) to {role};
