using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Litigation.Domain.Heads;

/// <summary>Where the hash chain of a stream stood.</summary>
/// <param name="Stream">Stream id.</param>
/// <param name="Version">Of its last event.</param>
/// <param name="Hash">Of that event, 64 lower-case hexadecimal digits.</param>
public sealed record ChainHead(Guid Stream, long Version, string Hash);

/// <summary>Orders about chain heads.</summary>
public abstract record HeadsCommand
{
    HeadsCommand() { }

    /// <summary>The heads of a placement are drawn, at the end of a day.</summary>
    /// <param name="Placement">The placement.</param>
    /// <param name="Agency">Name in the register.</param>
    /// <param name="Heads">Of the histories that belong to it, moved or not.</param>
    /// <param name="On">Business date.</param>
    public sealed record DrawHeads(Guid Placement, string Agency, ImmutableArray<ChainHead> Heads, DateOnly On) : HeadsCommand;
}

/// <summary>Facts about chain heads.</summary>
public abstract record HeadsEvent
{
    HeadsEvent() { }

    /// <summary>The heads that moved since they were last drawn; the agency is told them.</summary>
    public sealed record ChainHeadsDrawn(Guid Placement, string Agency, ImmutableArray<ChainHead> Heads, DateOnly On) : HeadsEvent;
}

/// <summary>
/// The chain heads of a placement as its agency was told them. A hash chain held by the creditor alone proves little against him (rules, section 15): once another has its head, what is before it
/// cannot be written anew unseen.
/// </summary>
/// <param name="Drawn">The last version of each stream.</param>
public sealed record ChainHeads(ImmutableDictionary<Guid, long> Drawn) : IDecider<ChainHeads, HeadsCommand, HeadsEvent>
{
    /// <inheritdoc/>
    public static ChainHeads Initial { get; } = new(ImmutableDictionary<Guid, long>.Empty);

    /// <summary>The stream of the heads of a placement.</summary>
    public static Guid StreamOf(Guid placement) => NameBasedId.Of($"chain_heads|{placement}");

    /// <inheritdoc/>
    public static Decision<HeadsEvent> Decide(ChainHeads state, HeadsCommand command) => command switch
    {
        HeadsCommand.DrawHeads draw => state.Moved(draw) is { IsEmpty: false } moved ? new HeadsEvent.ChainHeadsDrawn(draw.Placement, draw.Agency, moved, draw.On) : Nothing,
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static ChainHeads Evolve(ChainHeads state, HeadsEvent happened) => happened switch
    {
        HeadsEvent.ChainHeadsDrawn e => new(state.Drawn.SetItems(e.Heads.Select(h => KeyValuePair.Create(h.Stream, h.Version)))),
        _ => throw new UnreachableException(),
    };

    ImmutableArray<ChainHead> Moved(HeadsCommand.DrawHeads draw) => [.. draw.Heads.Where(h => h.Version > Drawn.GetValueOrDefault(h.Stream))];
}
