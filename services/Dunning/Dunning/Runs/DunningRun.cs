using Npgsql;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Entities;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Runs;

/// <summary>What a run did.</summary>
/// <param name="AsOf">Its date.</param>
/// <param name="Looked">Cases that were looked at: those that a hint named.</param>
/// <param name="Decided">Steps decided.</param>
/// <param name="Requested">Messages asked for at once.</param>
/// <param name="AwaitingApproval">Threats and hand-overs that now wait for a second person.</param>
/// <param name="CalledBack">Acts and proposals called back.</param>
/// <param name="Failed">Cases that could not be looked at: a fault here, told in the log. The others were.</param>
public sealed record RunReport(DateOnly AsOf, int Looked, int Decided, int Requested, int AwaitingApproval, int CalledBack, IReadOnlyList<Guid> Failed)
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
sealed class DunningRun(NpgsqlDataSource database, LogSignal signal, [FromKeyedServices("run")] CaseStreams cases, BusinessClock clock, ILogger<DunningRun> log)
{
    const int BatchSize = 200;

    public async Task<RunReport> Do(DateOnly asOf, EventContext context, CancellationToken stop)
    {
        var (report, size) = (new RunReport(asOf, 0, 0, 0, 0, 0, []), BatchSize);
        for (Guid? after = Guid.Empty; after is { } from;)
            try
            {
                var (done, last) = await UnitOfWork.Run(database, signal, session => Batch(session, report, from, size, context, stop), stop);
                (report, after) = (done, last);
            }
            catch (Exception failed) when (size > 1 && IsFault(failed))
            {
                // One case must not keep the others from being dunned: each by itself from here.
                size = 1;
            }
            catch (Exception failed) when (IsFault(failed))
            {
                await using var session = await Session.Open(database, stop);
                after = (await Due(session, asOf, from, 1, stop))[0].Case;
                report = report with { Failed = [.. report.Failed, after.Value] };
                log.LogError(failed, "Case {Case} could not be looked at as of {Day}", after, asOf);
            }

        return report;
    }

    static bool IsFault(Exception failed) => failed is not OperationCanceledException && !Transient.Is(failed);

    static Task<List<(Guid Case, string Creditor)>> Due(Session session, DateOnly asOf, Guid after, int most, CancellationToken stop) => session.Read(
        "select case_id, creditor from cases where (look_on <= $1 or rules <> $2) and case_id > $3 order by case_id limit $4",
        row => (row.GetGuid(0), row.GetString(1)), stop, asOf, EntityTable.Rules, after, most);

    async Task<(RunReport Report, Guid? Last)> Batch(Session session, RunReport report, Guid after, int size, EventContext context, CancellationToken stop)
    {
        var entities = await EntityTable.Share(session, stop);
        var due = (await Due(session, report.AsOf, after, size, stop)).ConvertAll(c => (c.Case, Now: entities[c.Creditor]));
        if (due.Count == 0) return (report, null);

        var outcomes = await cases.HandleMany(session, [.. due.Select(c => (c.Case, (DunningCommand)new DunningCommand.Act(c.Now, context.Actor, report.AsOf) { Today = clock.Today }))], context, stop);
        await CaseView.Write(session, due.Zip(outcomes, (one, outcome) =>
        {
            var situation = new Situation(outcome.State, one.Now, report.AsOf);
            return new CaseLook(situation, outcome.Version, situation.LookAgain());
        }), stop);
        return (report.With([.. outcomes.SelectMany(o => o.Decision.Facts)], due.Count), due[^1].Case);
    }
}
