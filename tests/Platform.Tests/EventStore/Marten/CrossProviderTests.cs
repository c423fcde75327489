using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.EventStore.Marten;

/// <summary>One database, two providers in turn, as after a change of build: what one writes the other reads, continues and verifies.</summary>
public sealed class CrossProviderTests : IClassFixture<EventStoreDatabase>, IDisposable
{
    static readonly EventContext Context = new("a tester", new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero), "conversation", "cause", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
    readonly EventStoreDatabase fixture;
    readonly NpgsqlEventStore npgsql = new(TimeProvider.System);
    readonly MartenEventStore marten;

    public CrossProviderTests(EventStoreDatabase fixture) => (this.fixture, marten) = (fixture, new(fixture.Database.Source, TimeProvider.System));

    public void Dispose() => marten.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_one_writes_the_other_reads_continues_and_verifies(bool martenFirst)
    {
        IEventStore first = martenFirst ? marten : npgsql, second = martenFirst ? npgsql : marten;
        var (stream, whisper) = (Guid.CreateVersion7(), EventNames<ProbeEvent>.Write(new ProbeEvent.Whispered("naïve 😀 \u2028 \" \\ 2026-01-01T00:00:00Z")));
        await using var session = await Session.Begin(fixture.Database.Source, default);
        var position = (await session.Read("select coalesce(max(seq_id), 0) from mt_events", row => row.GetInt64(0), default))[0];

        var head = await first.Append(session, To(stream, StreamHead.New, Counted(1), whisper), Context, default);
        head = await second.Append(session, To(stream, head, Counted(3)), Context, default);
        head = (await first.AppendBatch(session, [To(stream, head, Counted(4))], Context, default))[0];
        head = (await second.AppendBatch(session, [To(stream, head, Counted(5))], Context, default))[0];
        var held = await first.Hold(session, stream, "probe", default);
        await session.Commit(default);

        Assert.Equal((5, head.Hash), (held[^1].Version, held[^1].Headers.Hash));
        await using var reading = await Session.Open(fixture.Database.Source, default);
        foreach (var store in new[] { first, second })
        {
            Assert.Null(HashChain.FirstBreak(await store.ReadStream(reading, stream, default)));
            Assert.Equal(0, (await new ChainVerification(store, fixture.Database.Source).Verify(default)).Broken);
        }

        Assert.Equal(await Told(first.ReadStream(reading, stream, default)), await Told(second.ReadStream(reading, stream, default)));
        Assert.Equal(await Told(first.ReadLog(reading, position, 100, default)), await Told(second.ReadLog(reading, position, 100, default)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_race_is_one_for_both(bool martenFirst)
    {
        IEventStore first = martenFirst ? marten : npgsql, second = martenFirst ? npgsql : marten;
        var stream = Guid.CreateVersion7();
        await using var session = await Session.Open(fixture.Database.Source, default);
        await first.Append(session, To(stream, StreamHead.New, Counted(1)), Context, default);
        await Assert.ThrowsAsync<StreamMoved>(() => second.Append(session, To(stream, StreamHead.New, Counted(2)), Context, default));
    }

    static NewEvent Counted(int number) => EventNames<ProbeEvent>.Write(new ProbeEvent.Counted(number));

    static StreamAppend To(Guid stream, StreamHead head, params NewEvent[] events) => new(stream, "probe", head, events);

    // Everything an event carries; the JSON in its one form, for the two providers hand it on with other white space.
    static async Task<List<string>> Told(Task<IReadOnlyList<StoredEvent>> read) =>
    [
        .. (await read).Select(e =>
            $"{e.Sequence} {e.Id} {e.Stream} {e.Version} {e.Type} {Canonical(e.Data)} {Canonical(e.HeaderData)} {e.RecordedAt:O} {e.CorrelationId} {e.CausationId}"),
    ];

    static string Canonical(byte[] json) => System.Text.Encoding.UTF8.GetString(CanonicalJson.Of(json));
}
