using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Runs;

/// <summary>What a run did.</summary>
/// <param name="AsOf">Its date.</param>
/// <param name="Looked">Cases that were looked at: those that a hint named.</param>
/// <param name="Decided">Steps decided.</param>
/// <param name="Requested">Messages asked for at once.</param>
/// <param name="AwaitingApproval">Threats and hand-overs that now wait for a second person.</param>
/// <param name="CalledBack">Acts and proposals called back.</param>
/// <param name="Failed">Cases that could not be looked at: a fault here, told in the log. The others were.</param>
/// <param name="Finished">Nothing that was due is left; else the run goes on, and this is what all who work at it have done so far.</param>
public sealed record RunReport(DateOnly AsOf, int Looked, int Decided, int Requested, int AwaitingApproval, int CalledBack, IReadOnlyList<Guid> Failed, bool Finished)
{
    internal static RunReport Of(DateOnly asOf, IReadOnlyCollection<DunningEvent> facts, int looked) => new(
        asOf, looked,
        facts.Count(f => f is DunningEvent.StepDecided),
        facts.Count(f => f is DunningEvent.MessageRequested),
        facts.Count(f => f is DunningEvent.StepDecided { NeedsApproval: true } or DunningEvent.HandOverProposed),
        facts.Count(f => f is DunningEvent.StepWithdrawn or DunningEvent.MessageWithdrawn or DunningEvent.HandOverWithdrawn),
        [], Finished: false);

    internal RunReport And(RunReport other) => this with
    {
        Looked = Looked + other.Looked,
        Decided = Decided + other.Decided,
        Requested = Requested + other.Requested,
        AwaitingApproval = AwaitingApproval + other.AwaitingApproval,
        CalledBack = CalledBack + other.CalledBack,
    };
}
