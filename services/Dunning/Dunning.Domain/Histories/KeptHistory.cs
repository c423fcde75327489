using System.Diagnostics;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Histories;

/// <summary>Orders about the history of a case.</summary>
public abstract record HistoryCommand
{
    HistoryCommand() { }

    /// <summary>The history up to a hand-over lies in the store of documents.</summary>
    /// <param name="Account">Whose case.</param>
    /// <param name="Case">Stream id of the case.</param>
    /// <param name="HandOver">The hand-over it ends with.</param>
    /// <param name="Sha256">Of its text, lower-case hexadecimal: where it lies.</param>
    /// <param name="Size">In bytes.</param>
    /// <param name="CaseVersion">Number of its events.</param>
    /// <param name="Head">Hash of the last of them, in the chain of the stream.</param>
    /// <param name="On">Business date.</param>
    public sealed record KeepHistory(Account Account, Guid Case, Guid HandOver, string Sha256, long Size, long CaseVersion, string Head, DateOnly On) : HistoryCommand;
}

/// <summary>Facts about the history of a case.</summary>
public abstract record HistoryEvent
{
    HistoryEvent() { }

    /// <summary>The history up to a hand-over lies in the store of documents, for who has the claims from then on.</summary>
    public sealed record HistoryKept(Account Account, Guid Case, Guid HandOver, string Sha256, long Size, long CaseVersion, string Head, DateOnly On) : HistoryEvent;
}

/// <summary>The history of a case as it goes with a hand-over: once.</summary>
/// <param name="IsKept">It is there.</param>
public sealed record KeptHistory(bool IsKept) : IDecider<KeptHistory, HistoryCommand, HistoryEvent>
{
    /// <inheritdoc/>
    public static KeptHistory Initial { get; } = new(false);

    /// <summary>The stream of what goes with a hand-over.</summary>
    public static Guid StreamOf(Guid handOver) => NameBasedId.Of($"kept_history|{handOver}");

    /// <inheritdoc/>
    public static Decision<HistoryEvent> Decide(KeptHistory state, HistoryCommand command) => command switch
    {
        HistoryCommand.KeepHistory when state.IsKept => Nothing,
        HistoryCommand.KeepHistory keep              => new HistoryEvent.HistoryKept(keep.Account, keep.Case, keep.HandOver, keep.Sha256, keep.Size, keep.CaseVersion, keep.Head, keep.On),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static KeptHistory Evolve(KeptHistory state, HistoryEvent happened) => happened switch
    {
        HistoryEvent.HistoryKept => new(true),
        _ => throw new UnreachableException(),
    };
}
