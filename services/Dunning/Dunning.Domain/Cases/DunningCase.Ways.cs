using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Policies;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>A way that the debtor does not want, or did not.</summary>
/// <param name="Way">Which.</param>
/// <param name="IsClosed">Nobody has lifted it.</param>
/// <param name="Until">Last day; null for no end of its own.</param>
/// <param name="Version">Of what it was heard with.</param>
public sealed record ClosedWay(Channel Way, bool IsClosed, DateOnly? Until, long Version)
{
    /// <summary>It is closed on a day.</summary>
    public bool HoldsOn(DateOnly day) => IsClosed && !(Until < day);
}

// Ways that the debtor does not want. Single addresses are a matter of who writes to them.
public sealed partial record DunningCase
{
    /// <summary>By suppression.</summary>
    public ImmutableDictionary<Guid, ClosedWay> ClosedWays { get; init; } = ImmutableDictionary<Guid, ClosedWay>.Empty;

    /// <summary>The debtor does not want a way on a day. A registered letter gives formal notice: no wish stops it.</summary>
    public bool IsUnwanted(Channel channel, DateOnly day) => !channel.IsRegistered() && ClosedWays.Values.Any(way => way.Way == channel && way.HoldsOn(day));

    DunningCase With(DunningEvent.WayChanged e) =>
        !e.IsWhole || ClosedWays.GetValueOrDefault(e.Suppression)?.Version > e.Version ? this : this with { ClosedWays = ClosedWays.SetItem(e.Suppression, new(e.Way, e.IsClosed, e.Until, e.Version)) };
}
