using System.Collections.Immutable;

namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>How the unpaid invoices of one kind of debtor are followed (scénario de relance).</summary>
/// <param name="Name">snake_case.</param>
/// <param name="Version">From 1; a decision names the version it was taken by.</param>
/// <param name="Steps">From the earliest to the last, each more pressing.</param>
/// <param name="Values">Everything beside the steps.</param>
public sealed record DunningPolicy(string Name, int Version, ImmutableArray<PolicyStep> Steps, PolicyValues Values)
{
    /// <summary>The last step, after which claims are handed over.</summary>
    public PolicyStep FormalNotice { get; } = Steps.Single(step => step.IsFormalNotice);

    /// <summary>Where a step stands; -1 for one this policy does not have.</summary>
    public int RankOf(string step)
    {
        for (var rank = 0; rank < Steps.Length; rank++)
            if (Steps[rank].Name == step) return rank;
        return -1;
    }
}
