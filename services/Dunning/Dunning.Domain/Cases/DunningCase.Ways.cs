using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>A way that the debtor does not want, or did not.</summary>
/// <param name="Way">Which.</param>
/// <param name="IsClosed">Nobody has lifted it.</param>
/// <param name="Until">Last day; null for no end of its own.</param>
/// <param name="Version">Of what it was heard with.</param>
/// <param name="IsWhole">All of the debtor that way; else one address.</param>
public sealed record ClosedWay(Channel Way, bool IsClosed, DateOnly? Until, long Version, bool IsWhole = true)
{
    /// <summary>It is closed on a day.</summary>
    public bool HoldsOn(DateOnly day) => IsClosed && !(Until < day);

    internal bool IsTakenBy(Channel channel) => Way == WayOf(channel);

    // A registered letter goes to the same addresses.
    static Channel WayOf(Channel channel) => channel switch
    {
        Channel.ElectronicRegisteredLetter => Channel.Email,
        Channel.RegisteredLetter           => Channel.Letter,
        _                                  => channel,
    };
}

// Ways that the debtor does not want. Single addresses are a matter of who writes to them.
public sealed partial record DunningCase
{
    /// <summary>By suppression.</summary>
    public ImmutableDictionary<Guid, ClosedWay> ClosedWays { get; init; } = ImmutableDictionary<Guid, ClosedWay>.Empty;

    /// <summary>The debtor does not want a way on a day. A registered letter gives formal notice: no wish stops it.</summary>
    public bool IsUnwanted(Channel channel, DateOnly day) => !channel.IsRegistered() && ClosedWays.Values.Any(way => way.IsWhole && way.Way == channel && way.HoldsOn(day));

    /// <summary>What turned an act away has run out since by itself: its way may be tried again.</summary>
    internal bool HasRunOutFor(Outgoing act, DateOnly on) => act.WasUnwanted && ClosedWays.Values.Any(way => way.IsClosed && way.IsTakenBy(act.Channel) && way.Until < on && (act.EndedOn ?? act.SentOn) <= way.Until);

    DunningCase With(DunningEvent.WayChanged e)
    {
        if (ClosedWays.GetValueOrDefault(e.Suppression)?.Version > e.Version) return this;
        var way = new ClosedWay(e.Way, e.IsClosed, e.Until, e.Version, e.IsWhole);
        var heard = this with { ClosedWays = ClosedWays.SetItem(e.Suppression, way) };
        return e.IsClosed ? heard : Outgoing.Values.Where(act => way.IsTakenBy(act.Channel) && Stands(act, way)).Aggregate(heard, (state, act) => state.WithAct(act.Id, OpenedAgain));
    }

    // An address that works after all brings a formal notice that found nobody there once more; a wish that is taken back does not.
    static bool Stands(Outgoing act, ClosedWay way) => act.ClosesItsWay || (!way.IsWhole && NoticeProof.ReachedNobody(act));

    static Outgoing OpenedAgain(Outgoing act) => act with { ReachVersion = Messages.Outgoing.OpenAgain };
}
