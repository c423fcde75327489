using System.Collections.Concurrent;
using Npgsql;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Runs;

/// <summary>
/// Does what is due on a day, in batches of cases that any number of workers and replicas claim. Only cases that a hint names are read: hints are worked
/// out from the history and never missed, so a day on which nothing is due costs some queries. Interrupted anywhere, a run goes on where it was, and doing it
/// twice adds nothing.
/// </summary>
sealed class DunningRun(NpgsqlDataSource database, LogSignal signal, RunBatch batches, DueCases due, RunOptions options, ILogger<DunningRun> log)
{
    const int BatchSize = 200, MostFailed = 1000;

    /// <summary>Begins it, or joins it where it is under way.</summary>
    public Task Begin(DateOnly asOf, EventContext context, CancellationToken stop) =>
        UnitOfWork.Run(database, signal, session => RunRow.Begin(session, asOf, context.Actor, stop), stop);

    /// <summary>Does it, once begun, until nothing that is due is left, here or with another replica.</summary>
    public async Task<RunReport> Do(DateOnly asOf, EventContext context, CancellationToken stop)
    {
        var failed = new ConcurrentDictionary<Guid, bool>();
        // One that gives up takes the others with it: nobody would be told otherwise.
        using var together = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var workers = await Task.WhenAll(Enumerable.Range(0, options.Workers).Select(_ => Task.Run(async () =>
        {
            try
            {
                return await Work(asOf, context, failed, together.Token);
            }
            catch
            {
                await together.CancelAsync();
                throw;
            }
        }, CancellationToken.None)));
        if (failed.Count < MostFailed) await UnitOfWork.Run(database, signal, session => RunRow.Finish(session, asOf, stop), stop);
        else log.LogError("The run as of {Day} gives up after {Failed} cases that could not be looked at: the fault is hardly theirs", asOf, failed.Count);
        return workers.Aggregate((a, b) => a.And(b)) with { Failed = [.. failed.Keys.Order()], Finished = failed.Count < MostFailed };
    }

    // Pass after pass over the cases, by id: what another had held and rolled back comes again. Where all that is left is held, it waits.
    async Task<RunReport> Work(DateOnly asOf, EventContext context, ConcurrentDictionary<Guid, bool> failed, CancellationToken stop)
    {
        var report = RunReport.Of(asOf, [], 0);
        while (failed.Count < MostFailed)
        {
            var (done, first) = await Pass(asOf, context, failed, stop);
            report = report.And(done);
            if (first is not { } held) break;
            if (done.Looked == 0 && !failed.ContainsKey(held)) await UnitOfWork.Run(database, signal, session => due.Wait(session, held, stop), stop);
        }

        return report;
    }

    // Once over all that is due; with the first case that was, whoever held it.
    async Task<(RunReport Done, Guid? First)> Pass(DateOnly asOf, EventContext context, ConcurrentDictionary<Guid, bool> failed, CancellationToken stop)
    {
        var (report, first, after, alone, seen) = (RunReport.Of(asOf, [], 0), default(Guid?), Guid.Empty, Guid.Empty, new List<Guid>());
        while (failed.Count < MostFailed)
            try
            {
                report = report.And(await UnitOfWork.Run(database, signal, async session =>
                {
                    seen = [];
                    // Up to where a batch failed, each case by itself: one must not keep the others from being dunned.
                    seen = await DueCases.Next(session, asOf, after, [.. failed.Keys], after < alone ? 1 : BatchSize, stop);
                    return await batches.Do(session, asOf, seen, context, stop);
                }, stop));
                if (seen.Count == 0) break;
                first ??= seen[0];
                after = seen[^1];
            }
            catch (Exception fault) when (seen.Count > 1 && Transient.IsOfOne(fault))
            {
                alone = seen[^1];
            }
            catch (Exception fault) when (seen.Count == 1 && Transient.IsOfOne(fault))
            {
                first ??= seen[0];
                after = seen[0];
                await Fails(asOf, after, fault, failed, stop);
            }

        return (report, first);
    }

    async Task Fails(DateOnly asOf, Guid dunningCase, Exception fault, ConcurrentDictionary<Guid, bool> failed, CancellationToken stop)
    {
        if (!failed.TryAdd(dunningCase, true)) return;
        log.LogError(fault, "Case {Case} could not be looked at as of {Day}", dunningCase, asOf);
        await UnitOfWork.Run(database, signal, session => RunRow.Failed(session, asOf, dunningCase, stop), stop);
    }
}
