using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.EventStore;

public abstract partial class EventStoreContract
{
    [Fact]
    public async Task A_stream_is_read_in_order_from_a_version_on()
    {
        var stream = Guid.CreateVersion7();
        await Append(stream, StreamHead.New, [.. Enumerable.Range(1, 12).Select(Counted)]);

        Assert.Equal(Enumerable.Range(1, 12).Select(n => (long)n), await Versions(stream));
        Assert.Equal([11, 12], (await Stream(stream, from: 11)).Select(e => e.Version));
        Assert.Empty(await Stream(stream, from: 13));
        Assert.Empty(await Stream(Guid.CreateVersion7()));
    }

    [Fact]
    public async Task Many_streams_are_read_at_once()
    {
        var (one, two, none) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Append(two, StreamHead.New, Counted(1));
        await Append(one, await Append(one, StreamHead.New, Counted(1), Counted(2)), Counted(3));

        var read = await Committed(session => Store.ReadStreams(session, [one, two, none], default));
        Assert.Equal([1, 2, 3], read[one].Select(e => e.Version));
        Assert.Equal([1], read[two].Select(e => e.Version));
        Assert.Empty(read[none]);
    }

    [Fact]
    public async Task Of_many_streams_the_ends_are_read_each_from_its_own_version()
    {
        var (one, two, none) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await Append(one, StreamHead.New, Counted(1), Counted(2), Counted(3));
        await Append(two, StreamHead.New, Counted(1), Counted(2));

        var read = await Committed(session => Store.ReadTails(session, [new(two, 1), new(one, 3), new(none, 1)], default));
        Assert.Equal([3], read[one].Select(e => e.Version));
        Assert.Equal([1, 2], read[two].Select(e => e.Version));
        Assert.Empty(read[none]);
        Assert.Empty((await Committed(session => Store.ReadTails(session, [new(one, 4)], default)))[one]);
    }

    [Fact]
    public async Task Of_some_streams_those_are_held_that_nobody_else_holds()
    {
        var (one, two, none) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var stream in new[] { one, two }) await Append(stream, StreamHead.New, Counted(1));
        await using var first = await Session.Begin(Database.Source, default);
        Assert.Equal([one], await Store.HoldFree(first, [one, none], default));
        await using (var second = await Session.Begin(Database.Source, default))
            Assert.Equal([two], await Store.HoldFree(second, [two, one], default));
        Assert.Equal([two], await Store.HoldFree(first, [two], default));
    }

    [Fact]
    public async Task The_log_is_read_in_order_after_a_position_holes_included()
    {
        var from = await LastNumber();
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var end = await Append(one, StreamHead.New, Counted(1));
        await using (var lost = await Session.Begin(Database.Source, default))
            await Store.Append(lost, To(two, StreamHead.New, Counted(0)), Context, default);
        await Append(two, StreamHead.New, Counted(1), Counted(2));
        await Append(one, end, Counted(2));

        var log = await Committed(session => Store.ReadLog(session, from, 100, default));
        Assert.Equal([from + 1, from + 3, from + 4, from + 5], log.Select(e => e.Sequence));
        Assert.Equal([one, two, two, one], log.Select(e => e.Stream));
        Assert.Equal([from + 3, from + 4], (await Committed(session => Store.ReadLog(session, from + 1, 2, default))).Select(e => e.Sequence));
        Assert.Empty(await Committed(session => Store.ReadLog(session, from + 5, 100, default)));
    }

    [Fact]
    public async Task An_event_stored_in_an_old_shape_is_read_in_todays()
    {
        var stream = Guid.CreateVersion7();
        var old = new NewEvent(Guid.CreateVersion7(), "renamed", "Gone.Renamed, Gone", 1, CanonicalJson.Of("""{"title":"Ada Lovelace"}"""u8.ToArray()));
        await Append(stream, StreamHead.New, old, EventNames<Aged>.Write(new Aged.Renamed("Grace", "Hopper", "rear admiral")));

        var stored = await Stream(stream);
        Assert.Equal([1, 3], stored.Select(e => e.Headers.Schema));
        Assert.Equal(
            [new Aged.Renamed("Ada", "Lovelace", "unknown"), new Aged.Renamed("Grace", "Hopper", "rear admiral")],
            stored.Select(new EventNames<Aged>(Aged.Upcasters).Read));
    }
}
