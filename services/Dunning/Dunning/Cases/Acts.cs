using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Cases;

/// <summary>Carries a person's word on an act to its case.</summary>
sealed class Acts(CaseDesk desk)
{
    public async Task<IResult> Decide(Guid decision, EventContext context, Func<Circumstances, DunningCommand> command, CancellationToken stop) =>
        await Tell(decision, context, command, stop) is { } outcome ? Answer.From(outcome) : Problems.NotFound("decision");

    /// <summary>What came of it; null where there is no such act.</summary>
    public Task<Outcome<DunningCase, DunningEvent>?> Tell(Guid decision, EventContext context, Func<Circumstances, DunningCommand> command, CancellationToken stop) =>
        desk.Tell("select case_id, creditor from acts where decision = $1", decision, context, command, stop);
}
