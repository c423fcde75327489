using System.Text;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.EventStore;

public abstract partial class EventStoreContract
{
    /// <summary>What somebody with the database's password may try, with five events in the stream $1.</summary>
    public static TheoryData<string, string> Tamperings => new()
    {
        { "version 2 .* was changed", """update mt_events set data = data || '{"number": 99}' where stream_id = $1 and version = 2""" },
        { "version 2 .* not as it was written", """update mt_events set data = '{"number": 2.5}' where stream_id = $1 and version = 2""" },
        { "version 5 .* was changed", """update mt_events set data = data - 'number' where stream_id = $1 and version = 5""" },
        { "version 3 .* was changed", "update mt_events set type = 'whispered' where stream_id = $1 and version = 3" },
        { "version 3 .* was changed", "update mt_events set id = gen_random_uuid() where stream_id = $1 and version = 3" },
        { "version 1 .* was changed", """update mt_events set headers = headers || '{"actor": "somebody else"}' where stream_id = $1 and version = 1""" },
        { "version 4 .* was changed", """update mt_events set headers = headers || '{"happened_at": "2020-01-01T00:00:00.000000Z"}' where stream_id = $1 and version = 4""" },
        { "version 4 .* was changed", """update mt_events set headers = headers || '{"recorded_at": "2020-01-01T00:00:00.000000Z"}' where stream_id = $1 and version = 4""" },
        { "version 4 .* was changed", """update mt_events set headers = headers || '{"note": "added"}' where stream_id = $1 and version = 4""" },
        { "version 5 .* was changed", """update mt_events set headers = headers - 'traceparent' || '{"schema": 2}' where stream_id = $1 and version = 5""" },
        { "version 5 .* was changed", """update mt_events set headers = headers || '{"hash": "00"}' where stream_id = $1 and version = 5""" },
        { "version 5 .* does not continue", """update mt_events set headers = headers || '{"previous_hash": "00"}' where stream_id = $1 and version = 5""" },
        { "version 2 .* not as it was written", "update mt_events set headers = null where stream_id = $1 and version = 2" },
        { "version 2 .* not as it was written", "update mt_events set headers = 'null' where stream_id = $1 and version = 2" },
        { "version 2 .* not as it was written", """update mt_events set headers = headers || '{"hash": 7}' where stream_id = $1 and version = 2""" },
        { "version 2 .* does not continue", "update mt_events set version = -version where stream_id = $1 and version in (2, 3); update mt_events set version = 5 + version where stream_id = $1 and version < 0" },
        { "version 2 .* was changed", "update mt_events a set data = b.data from mt_events b where a.stream_id = $1 and b.stream_id = $1 and (a.version, b.version) in ((2, 3), (3, 2))" },
        { "version 1 .* is missing", "delete from mt_events where stream_id = $1 and version = 1" },
        { "version 3 .* is missing", "delete from mt_events where stream_id = $1 and version = 3" },
        { "has 4 of its 5 events", "delete from mt_events where stream_id = $1 and version = 5" },
        { "has 0 of its 5 events", "delete from mt_events where stream_id = $1" },
        { "has 5 of its 4 events", "update mt_streams set version = 4 where id = $1" },
        { "has 5 of its 0 events", "update mt_streams set version = 0 where id = $1" },
        { "version 6 .* not as it was written", """
            insert into mt_events (seq_id, id, stream_id, version, type, data, timestamp) values (nextval('mt_events_sequence'), gen_random_uuid(), $1, 6, 'counted', '{"number": 6}', now());
            update mt_streams set version = 6 where id = $1
            """ },
        { "version 6 .* does not continue", """
            insert into mt_events (seq_id, id, stream_id, version, type, data, headers, timestamp)
            select nextval('mt_events_sequence'), id, stream_id, 6, type, data, headers, timestamp from mt_events where stream_id = $1 and version = 5;
            update mt_streams set version = 6 where id = $1
            """ },
    };

    [Theory]
    [MemberData(nameof(Tamperings))]
    public async Task Verification_finds_what_was_done_to_a_stream(string said, string tampering)
    {
        var stream = await FiveEvents();
        Assert.DoesNotContain(await Breaks(), b => b.Contains(stream.ToString(), StringComparison.Ordinal));

        await Database.Administer(tampering.Replace("$1", $"'{stream}'", StringComparison.Ordinal));
        Assert.Matches(said, Assert.Single(await Breaks(), b => b.Contains(stream.ToString(), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_event_changed_and_hashed_anew_breaks_the_link_to_the_next()
    {
        var stream = await FiveEvents();
        var third = (await Stream(stream))[2];
        var data = CanonicalJson.Of("""{"number":99}"""u8.ToArray());
        var headers = $$"""{"actor":"a tester","happened_at":"2026-03-02T07:00:00.000000Z","recorded_at":"{{third.Headers.RecordedAt:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}}","schema":1}""";
        string Forged(byte[] body) => HashChain.Hash(third.Headers.PreviousHash, third.Id, stream, 3, "counted", body, Encoding.UTF8.GetBytes(headers));
        Assert.Equal(third.Headers.Hash, Forged(CanonicalJson.Of(third.Data)));

        await Database.Administer($$"""update mt_events set data = '{"number": 99}', headers = headers || '{"hash": "{{Forged(data)}}"}' where stream_id = '{{stream}}' and version = 3""");
        Assert.Matches("version 4 .* does not continue", Assert.Single(await Breaks(), b => b.Contains(stream.ToString(), StringComparison.Ordinal)));
    }

    [Fact]
    public async Task An_event_moved_to_another_stream_is_missed_here_and_noticed_there()
    {
        var (one, other) = (await FiveEvents(), await FiveEvents());
        await Database.Administer($"""
            delete from mt_events where stream_id = '{other}' and version = 5;
            update mt_events set stream_id = '{other}' where stream_id = '{one}' and version = 5
            """);
        var breaks = await Breaks();
        Assert.Contains(breaks, b => b.Contains($"{one} has 4 of its 5", StringComparison.Ordinal));
        Assert.Contains(breaks, b => b.Contains($"version 5 of stream {other} does not continue", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Appends_do_not_disturb_a_verification()
    {
        var streams = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => FiveEvents()));
        var writers = Task.WhenAll(streams.Select(async stream =>
        {
            for (var n = 6; n < 60; n++)
            {
                var last = (await Stream(stream, from: n - 1)).Single();
                await Append(stream, new(last.Version, last.Headers.Hash), Counted(n));
            }
        }));
        do Assert.DoesNotContain(await Breaks(), b => streams.Any(s => b.Contains(s.ToString(), StringComparison.Ordinal)));
        while (!writers.IsCompleted);
        await writers;
    }

    async Task<IReadOnlyList<string>> Breaks() => (await new ChainVerification(Store, Database.Source).Verify(default)).Breaks;

    /// <summary>Written by an append and a batch in turn, so that the chain spans both.</summary>
    async Task<Guid> FiveEvents()
    {
        var stream = Guid.CreateVersion7();
        var head = await Append(stream, StreamHead.New, Counted(1), Counted(2));
        head = (await Committed(session => Store.AppendBatch(session, [To(stream, head, Counted(3), Counted(4))], Context, default)))[0];
        await Append(stream, head, Counted(5));
        return stream;
    }
}
