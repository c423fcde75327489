-- Holds, until the end of the transaction, those of some streams that nobody else holds, and tells which: work that replicas share passes by what
-- another one has. A stream that has no row yet is not among them.
create function hold_free_streams(streams uuid[]) returns setof uuid
language plpgsql security definer set search_path = {schema}, pg_temp as $$
begin
    return query select id from mt_streams where id = any (streams) order by id for update skip locked;
end $$;

revoke execute on function hold_free_streams(uuid[]) from public;
grant execute on function hold_free_streams(uuid[]) to {role};
