using Npgsql;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Platform.EventStore;

/// <summary>Walks the hash chain of every stream of a service.</summary>
public sealed class ChainVerification(IEventStore store, NpgsqlDataSource database)
{
    const int StreamsAtOnce = 500, BreaksTold = 100;

    /// <summary>Verifies all streams, page by page.</summary>
    public async Task<ChainsReport> Verify(CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var (verified, broken, breaks, after) = (0L, 0L, new List<string>(), Guid.Empty);
        while (await Page(session, after, stop) is { Count: > 0 } page)
        {
            var histories = await store.ReadStreams(session, [.. page.Select(p => p.Stream)], stop);
            foreach (var (stream, version) in page)
            {
                var history = histories[stream].ToList();
                var fault = HashChain.FirstBreak(history) ?? (history.Count < version ? $"stream {stream} lost its last events" : null);
                if (fault is null) verified++;
                else if (++broken <= BreaksTold) breaks.Add(fault);
            }

            after = page[^1].Stream;
        }

        return new(verified, broken, breaks);
    }

    static async Task<List<(Guid Stream, long Version)>> Page(Session session, Guid after, CancellationToken stop)
    {
        await using var command = session.Command("select id, version from mt_streams where id > $1 and version > 0 order by id limit $2", after, StreamsAtOnce);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var page = new List<(Guid, long)>();
        while (await reader.ReadAsync(stop)) page.Add((reader.GetGuid(0), reader.GetInt64(1)));
        return page;
    }
}
