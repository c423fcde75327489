using Npgsql;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Entities;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Runs;

/// <summary>What a run did.</summary>
/// <param name="AsOf">Its date.</param>
/// <param name="Looked">Cases that were looked at: those that a hint named.</param>
/// <param name="Decided">Steps decided.</param>
/// <param name="Requested">Messages asked for at once.</param>
/// <param name="AwaitingApproval">Threats and hand-overs that now wait for a second person.</param>
/// <param name="CalledBack">Acts and proposals called back.</param>
public sealed record RunReport(DateOnly AsOf, int Looked, int Decided, int Requested, int AwaitingApproval, int CalledBack)
{
    internal RunReport With(IReadOnlyList<DunningEvent> facts, int looked) => this with
    {
        Looked = Looked + looked,
        Decided = Decided + facts.Count(f => f is DunningEvent.StepDecided),
        Requested = Requested + facts.Count(f => f is DunningEvent.MessageRequested),
        AwaitingApproval = AwaitingApproval + facts.Count(f => f is DunningEvent.StepDecided { NeedsApproval: true } or DunningEvent.HandOverProposed),
        CalledBack = CalledBack + facts.Count(f => f is DunningEvent.StepWithdrawn or DunningEvent.MessageWithdrawn or DunningEvent.HandOverWithdrawn),
    };
}

/// <summary>
/// Does what is due on a day, in batches of cases. Only cases that a hint names are read: hints are worked out from the history and never
/// missed, so a day on which nothing is due costs one query. Doing it twice adds nothing.
/// </summary>
sealed class DunningRun(NpgsqlDataSource database, LogSignal signal, [FromKeyedServices("run")] CaseStreams cases)
{
    const int BatchSize = 200;

    public async Task<RunReport> Do(DateOnly asOf, EventContext context, CancellationToken stop)
    {
        var report = new RunReport(asOf, 0, 0, 0, 0, 0);
        for (Guid? after = Guid.Empty; after is { } from;)
        {
            var (done, last) = await UnitOfWork.Run(database, signal, session => Batch(session, report, from, context, stop), stop);
            (report, after) = (done, last);
        }

        return report;
    }

    async Task<(RunReport Report, Guid? Last)> Batch(Session session, RunReport report, Guid after, EventContext context, CancellationToken stop)
    {
        var entities = await EntityTable.Share(session, stop);
        var due = await session.Read(
            "select case_id, creditor from cases where (look_on <= $1 or rules <> $2) and case_id > $3 order by case_id limit $4",
            row => (Case: row.GetGuid(0), Now: entities[row.GetString(1)]), stop, report.AsOf, EntityTable.Rules, after, BatchSize);
        if (due.Count == 0) return (report, null);

        var outcomes = await cases.HandleMany(session, [.. due.Select(c => (c.Case, (DunningCommand)new DunningCommand.Act(c.Now, context.Actor, report.AsOf)))], context, stop);
        foreach (var (one, outcome) in due.Zip(outcomes))
        {
            var situation = new Situation(outcome.State, one.Now, report.AsOf);
            await CaseView.Write(session, situation, outcome.Version, situation.LookAgain(), stop);
        }

        return (report.With([.. outcomes.SelectMany(o => o.Decision.Facts)], due.Count), due[^1].Case);
    }
}
