using Npgsql;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.EventStore;

/// <summary>What the role of a service may not do in its own database, whatever writes its events.</summary>
public sealed class RightsTests(EventStoreDatabase fixture) : IClassFixture<EventStoreDatabase>
{
    [Theory]
    [InlineData("update mt_events set data = '{}'")]
    [InlineData("delete from mt_events")]
    [InlineData("truncate mt_events")]
    [InlineData("delete from mt_streams")]
    [InlineData("delete from relay_skips")]
    [InlineData("delete from audit")]
    [InlineData("update audit set actor = 'nobody'")]
    [InlineData("update inbox set consumer = 'x'")]
    [InlineData("create table mine (n int)")]
    [InlineData("create function append_events() returns void language sql as ''")]
    [InlineData("create schema mine")]
    [InlineData("create table public.mine (n int)")]
    [InlineData("create operator public.= (leftarg = bigint, rightarg = bigint, function = pg_catalog.int8ne)")]
    public async Task A_service_changes_nothing_that_was_recorded_and_makes_nothing_that_runs(string around) => await Denied(around);

    [Theory]
    [InlineData("insert into mt_events (seq_id, id, stream_id, version, type, data, timestamp) values (9000, gen_random_uuid(), null, 1, 'x', '{}', now())")]
    [InlineData("insert into mt_streams (id) values (gen_random_uuid())")]
    [InlineData("update mt_streams set version = 0")]
    [InlineData("select nextval('mt_events_sequence')")]
    public async Task A_service_writes_the_event_tables_itself_only_where_Marten_does(string around)
    {
        if (fixture.Database.Store is NpgsqlEventStore)
        {
            await Denied(around);
            return;
        }

        await using var session = await Session.Begin(fixture.Database.Source, default);
        await session.Run(around, default);
    }

    [Fact]
    public async Task Temporary_types_of_a_service_do_not_run_with_the_rights_of_the_owner()
    {
        await using var session = await Session.Begin(fixture.Database.Source, default);
        await session.Run("create function pg_temp.gain() returns boolean language plpgsql as $f$ begin raise exception 'ran as %', current_user; end $f$", default);
        foreach (var type in new[] { "text", "xid8", "uuid", "jsonb", "bigint", "int8", "varchar" })
            await session.Run($"create domain pg_temp.\"{type}\" as pg_catalog.bool check (pg_temp.gain())", default);
        var stream = Guid.CreateVersion7();
        var store = new NpgsqlEventStore(TimeProvider.System);
        await store.Hold(session, stream, "payment", default);
        var added = await store.Append(session, new(stream, "payment", StreamHead.New, [EventNames<ProbeEvent>.Write(new ProbeEvent.Counted(1))]), new("erp", DateTimeOffset.UnixEpoch), default);
        Assert.Equal(1, added.Version);
    }

    async Task Denied(string around)
    {
        await using var session = await Session.Open(fixture.Database.Source, default);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => session.Run(around, default))).SqlState);
    }
}
