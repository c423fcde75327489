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
        var (verified, broken, breaks, after) = (0L, 0L, new List<string>(), Guid.Empty);
        while (true)
        {
            await using var session = await Session.Begin(database, stop);
            // Stream rows and events as of one moment: an append in between would look like a tail too long or too short.
            await session.Run("set transaction isolation level repeatable read, read only", stop);
            var page = await Page(session, after, stop);
            if (page.Count == 0) return new(verified, broken, breaks);
            var histories = await store.ReadStreams(session, [.. page.Select(p => p.Stream)], stop);
            foreach (var (stream, version) in page)
            {
                var history = histories[stream].ToList();
                var fault = HashChain.FirstBreak(history) ?? (history.Count == version ? null : $"stream {stream} has {history.Count} of its {version} events");
                if (fault is null && version > 0) verified++;
                else if (fault is not null && ++broken <= BreaksTold) breaks.Add(fault);
            }

            after = page[^1].Stream;
        }
    }

    static async Task<List<(Guid Stream, long Version)>> Page(Session session, Guid after, CancellationToken stop)
    {
        await using var command = session.Command("select id, coalesce(version, -1) from mt_streams where id > $1 order by id limit $2", after, StreamsAtOnce);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var page = new List<(Guid, long)>();
        while (await reader.ReadAsync(stop)) page.Add((reader.GetGuid(0), reader.GetInt64(1)));
        return page;
    }
}
