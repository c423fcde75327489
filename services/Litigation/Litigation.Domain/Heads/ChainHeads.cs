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

    /// <summary>The heads of a day are drawn for an agency.</summary>
    /// <param name="Agency">Name in the register.</param>
    /// <param name="Page">From 1: an agency with many files is told them in several parts.</param>
    /// <param name="Heads">At least one.</param>
    /// <param name="On">Business date.</param>
    public sealed record DrawHeads(string Agency, int Page, ImmutableArray<ChainHead> Heads, DateOnly On) : HeadsCommand;
}

/// <summary>Facts about chain heads.</summary>
public abstract record HeadsEvent
{
    HeadsEvent() { }

    /// <summary>The heads that moved since they were last drawn for this agency; it is told them.</summary>
    public sealed record ChainHeadsDrawn(string Agency, int Page, ImmutableArray<ChainHead> Heads, DateOnly On) : HeadsEvent;
}

/// <summary>
/// The chain heads of one day for one agency. A hash chain held by the creditor alone proves little against him (rules, section 15): once another has its head, what is before it cannot be written anew unseen.
/// </summary>
/// <param name="AreDrawn">Once a day.</param>
public sealed record ChainHeads(bool AreDrawn) : IDecider<ChainHeads, HeadsCommand, HeadsEvent>
{
    /// <summary>Heads in one part: a message stays below a hundred kilobytes.</summary>
    public const int MostInPage = 500;

    /// <inheritdoc/>
    public static ChainHeads Initial { get; } = new(false);

    /// <summary>The stream of a part of the heads of a day.</summary>
    public static Guid StreamOf(string agency, DateOnly day, int page) => NameBasedId.Of(FormattableString.Invariant($"chain_heads|{agency}|{day:yyyy-MM-dd}|{page}"));

    /// <inheritdoc/>
    public static Decision<HeadsEvent> Decide(ChainHeads state, HeadsCommand command) => command switch
    {
        HeadsCommand.DrawHeads when state.AreDrawn => Nothing,
        HeadsCommand.DrawHeads draw                => new HeadsEvent.ChainHeadsDrawn(draw.Agency, draw.Page, draw.Heads, draw.On),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static ChainHeads Evolve(ChainHeads state, HeadsEvent happened) => happened switch
    {
        HeadsEvent.ChainHeadsDrawn => new(true),
        _ => throw new UnreachableException(),
    };
}
