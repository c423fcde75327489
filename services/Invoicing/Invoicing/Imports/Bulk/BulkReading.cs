using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Imports.Bulk;

/// <summary>
/// Reads bulk files one batch ahead: while the database books one, the next is looked at. What was read ahead counts only where the import goes on
/// exactly there; another process may have taken a step in between.
/// </summary>
sealed class BulkReading(NpgsqlDataSource database, BusinessClock clock, IOptions<JsonOptions> requests)
{
    readonly JsonSerializerOptions json = new(requests.Value.SerializerOptions) { AllowDuplicateProperties = false };
    (Guid Import, long Bytes, Task<BulkBatch> Batch)? ahead;

    /// <summary>The lines behind those that are booked.</summary>
    public async Task<BulkBatch> Next(Session session, Import import, CancellationToken stop)
    {
        var batch = ahead is { } read && (read.Import, read.Bytes) == (import.Id, import.Bytes) ? await Finished(read.Batch) : null;
        ahead = null;
        batch ??= await Read(session, import, stop);
        if (!batch.Lines.IsLast)
        {
            var next = import with { Bytes = import.Bytes + batch.Lines.Bytes, Lines = import.Lines + batch.Lines.Physical };
            ahead = (next.Id, next.Bytes, Task.Run(() => ReadAhead(next, stop), stop));
        }

        return batch;
    }

    async Task<BulkBatch> ReadAhead(Import import, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await Read(session, import, stop);
    }

    async Task<BulkBatch> Read(Session session, Import import, CancellationToken stop)
    {
        var batch = new BulkBatch(import.Creditor, clock.Today, json);
        await using var file = new StoredFile(session, import.Id, import.Bytes);
        await batch.Read(file, import.Lines, stop);
        return batch;
    }

    // What went wrong ahead of time goes wrong again in its own, where it is told.
    static async Task<BulkBatch?> Finished(Task<BulkBatch> reading)
    {
        await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return reading.IsCompletedSuccessfully ? reading.Result : null;
    }
}
