using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Domain.Worklist;

/// <summary>Points from a figure on.</summary>
/// <param name="From">The least figure; euros or days.</param>
/// <param name="Points">Points.</param>
public readonly record struct Band(int From, int Points);

/// <summary>What each circumstance weighs when cases are put in an order. All of it is data, none is law.</summary>
/// <param name="Version">Names the set.</param>
/// <param name="Amount">By euros overdue in the house.</param>
/// <param name="Age">By days since the oldest due date.</param>
/// <param name="LimitWithin">By days that are left to the nearest limit of time: the narrowest band counts.</param>
/// <param name="Kinds">By kind of debtor: how often such a debtor fails.</param>
/// <param name="Insolvent">Insolvency proceedings are open.</param>
/// <param name="BrokenPromise">For each promise of this debtor that was not kept.</param>
/// <param name="MostBrokenPromises">At most so many count.</param>
/// <param name="Stages">By how far the escalation has come.</param>
public sealed record PriorityWeights(
    int Version, ImmutableArray<Band> Amount, ImmutableArray<Band> Age, ImmutableArray<Band> LimitWithin, ImmutableDictionary<CustomerKind, int> Kinds, int Insolvent,
    int BrokenPromise, int MostBrokenPromises, ImmutableDictionary<CaseStage, int> Stages)
{
    /// <summary>The weights shipped.</summary>
    public static PriorityWeights Shipped { get; } = new(
        1,
        Amount: [new(15, 10), new(150, 40), new(500, 80), new(1_000, 130), new(5_000, 200), new(10_000, 250), new(50_000, 300)],
        Age: [new(1, 20), new(15, 50), new(30, 90), new(60, 140), new(90, 170), new(120, 200)],
        LimitWithin: [new(8, 300), new(30, 200), new(90, 100), new(180, 60), new(365, 30)],
        Kinds: new Dictionary<CustomerKind, int>
        {
            [CustomerKind.PublicBody] = 10, [CustomerKind.Retailer] = 30, [CustomerKind.Company] = 40, [CustomerKind.Consumer] = 50, [CustomerKind.Craftsman] = 60,
        }.ToImmutableDictionary(),
        Insolvent: 100, BrokenPromise: 50, MostBrokenPromises: 3,
        Stages: new Dictionary<CaseStage, int> { [CaseStage.Reminded] = 20, [CaseStage.Threatened] = 50, [CaseStage.Noticed] = 80 }.ToImmutableDictionary());

    /// <summary>The points of a figure: those of the highest band it reaches.</summary>
    internal static int Reached(ImmutableArray<Band> bands, decimal figure)
    {
        var points = 0;
        foreach (var band in bands)
            if (figure >= band.From) points = band.Points;
        return points;
    }
}

/// <summary>How far the escalation of a case has come.</summary>
public enum CaseStage
{
    /// <summary>Nothing was said.</summary>
    None,

    /// <summary>Reminded.</summary>
    Reminded,

    /// <summary>A consequence was announced.</summary>
    Threatened,

    /// <summary>The formal notice is out.</summary>
    Noticed,
}
