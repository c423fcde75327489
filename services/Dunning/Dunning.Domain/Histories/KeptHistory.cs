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

    /// <summary>The history up to a hand-over, or what was added to it since, lies in the store of documents.</summary>
    /// <param name="Account">Whose case.</param>
    /// <param name="Case">Stream id of the case.</param>
    /// <param name="HandOver">The hand-over it goes with.</param>
    /// <param name="Sha256">Of its text, lower-case hexadecimal: where it lies.</param>
    /// <param name="Size">In bytes.</param>
    /// <param name="CaseVersion">Version of its last event in the stream of the case.</param>
    /// <param name="Head">Hash of that event, in the chain of the stream.</param>
    /// <param name="On">Business date.</param>
    /// <param name="AfterVersion">It holds what is behind this version; 0: everything.</param>
    public sealed record KeepHistory(Account Account, Guid Case, Guid HandOver, string Sha256, long Size, long CaseVersion, string Head, DateOnly On, long AfterVersion = 0) : HistoryCommand;
}

/// <summary>Facts about the history of a case.</summary>
public abstract record HistoryEvent
{
    HistoryEvent() { }

    /// <summary>
    /// The history up to a hand-over lies in the store of documents, for who has the claims from then on; with <c>AfterVersion</c>, what came behind that version. Absent: from the first event on.
    /// </summary>
    public sealed record HistoryKept(Account Account, Guid Case, Guid HandOver, string Sha256, long Size, long CaseVersion, string Head, DateOnly On, long? AfterVersion = null) : HistoryEvent;
}

/// <summary>The history of a case as it goes with a hand-over: up to it at first, then piece by piece what is added to it while its claims are away.</summary>
/// <param name="Account">Whose case; null until something is kept.</param>
/// <param name="Case">Stream id of the case.</param>
/// <param name="HandOver">Its key.</param>
/// <param name="CaseVersion">The last version that is kept; 0 before.</param>
public sealed record KeptHistory(Account? Account, Guid Case, Guid HandOver, long CaseVersion) : IDecider<KeptHistory, HistoryCommand, HistoryEvent>
{
    /// <inheritdoc/>
    public static KeptHistory Initial { get; } = new(null, default, default, 0);

    /// <summary>The stream of what goes with a hand-over.</summary>
    public static Guid StreamOf(Guid handOver) => NameBasedId.Of($"kept_history|{handOver}");

    /// <inheritdoc/>
    public static Decision<HistoryEvent> Decide(KeptHistory state, HistoryCommand command) => command switch
    {
        HistoryCommand.KeepHistory keep when keep.CaseVersion <= state.CaseVersion => Nothing,
        // Somebody else has kept a piece since: this one would hold some of it again.
        HistoryCommand.KeepHistory keep when keep.AfterVersion != state.CaseVersion => Refuse("piece_moved", $"It is kept up to version {state.CaseVersion}."),
        HistoryCommand.KeepHistory keep => new HistoryEvent.HistoryKept(
            keep.Account, keep.Case, keep.HandOver, keep.Sha256, keep.Size, keep.CaseVersion, keep.Head, keep.On, keep.AfterVersion == 0 ? null : keep.AfterVersion),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static KeptHistory Evolve(KeptHistory state, HistoryEvent happened) => happened switch
    {
        HistoryEvent.HistoryKept e => new(e.Account, e.Case, e.HandOver, e.CaseVersion),
        _ => throw new UnreachableException(),
    };
}
