using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Entities;
using Recouvrement.Dunning.FollowUps;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Runs;

/// <summary>One batch of a run: what is decided of its cases, what they show, when to look at each next and how far the run is, in one transaction.</summary>
sealed class RunBatch([FromKeyedServices("run")] CaseStreams cases, DueCases due, FollowUpTasks tasks, BusinessClock clock)
{
    /// <summary>Does what is due of those cases that nobody else holds.</summary>
    public async Task<RunReport> Do(Session session, DateOnly asOf, IReadOnlyCollection<Guid> seen, EventContext context, CancellationToken stop)
    {
        if (seen.Count == 0) return RunReport.Of(asOf, [], 0);
        // The entities before their cases, as whoever changes settings: that ends first, or begins after.
        var entities = await EntityTable.Share(session, stop);
        var claimed = (await due.Claim(session, asOf, seen, stop)).ConvertAll(c => (c.Case, Now: entities[c.Creditor]));
        if (claimed.Count == 0) return RunReport.Of(asOf, [], 0);

        var today = clock.Today;
        var outcomes = await cases.HandleMany(session, [.. claimed.Select(c => (c.Case, (DunningCommand)new DunningCommand.Act(c.Now, context.Actor, asOf) { Today = today }))], context, stop);
        await CaseView.Write(session, claimed.Zip(outcomes, (one, outcome) =>
        {
            var situation = new Situation(outcome.State, one.Now, asOf);
            return new CaseLook(situation, outcome.Version, situation.LookAgain());
        }), stop);
        await tasks.Follow(session, [.. outcomes.Select(o => (o.State, o.Decision.Facts.AsEnumerable()))], context, stop);
        var done = RunReport.Of(asOf, [.. outcomes.SelectMany(o => o.Decision.Facts)], claimed.Count);
        await RunRow.Count(session, done, stop);
        return done;
    }
}
