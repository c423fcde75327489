using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Correspondence.Domain.Papers;

/// <summary>Why a paper is erased. A fixed list: free text would bring personal data into the events.</summary>
public enum PaperErasure
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>It was kept for as long as it may be.</summary>
    RetentionOver,

    /// <summary>A person of whom it speaks wants it (GDPR article 17).</summary>
    PersonAsked,

    /// <summary>It should not have been kept.</summary>
    KeptInError,
}

/// <summary>Orders about a paper of a case that left the house.</summary>
public abstract record PaperCommand
{
    PaperCommand() { }

    /// <summary>Its bytes lie in the store of documents, for who has the claims from now on.</summary>
    /// <param name="Decision">The message it is or proves.</param>
    /// <param name="Case">Stream id of the dunning case.</param>
    /// <param name="Creditor">SIREN of the creditor entity.</param>
    /// <param name="Kind"><c>letter</c>: what was sent; <c>deposit</c>, <c>receipt</c>, <c>undelivered</c>: what the carrier gave.</param>
    /// <param name="Sha256">Lower-case hexadecimal: where it lies.</param>
    /// <param name="Size">In bytes.</param>
    /// <param name="MediaType">Of its content.</param>
    /// <param name="On">Business date.</param>
    public sealed record KeepPaper(Guid Decision, Guid Case, string Creditor, string Kind, string Sha256, long Size, string MediaType, DateOnly On) : PaperCommand;

    /// <summary>It is to be erased for good; nothing is open that it is evidence for.</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="On">Business date.</param>
    public sealed record ErasePaper(PaperErasure Reason, DateOnly On) : PaperCommand;
}

/// <summary>Facts about a paper of a case that left the house.</summary>
public abstract record PaperEvent
{
    PaperEvent() { }

    /// <summary>Its bytes lie in the store of documents, for who has the claims from now on.</summary>
    public sealed record PaperKept(Guid Decision, Guid Case, string Creditor, string Kind, string Sha256, long Size, string MediaType, DateOnly On) : PaperEvent;

    /// <summary>It is handed out no more and its bytes are erased; that it was, and its hash, stay on record.</summary>
    public sealed record PaperErased(Guid Decision, Guid Case, string Creditor, string Kind, string Sha256, PaperErasure Reason, DateOnly On) : PaperEvent;
}

/// <summary>A letter or a proof of a case whose claims were handed over: evidence, which outlasts what is kept for sending.</summary>
/// <param name="Kept">As it was kept; null until it was.</param>
/// <param name="IsErased">It is gone for good, and is not kept again.</param>
public sealed record CasePaper(PaperEvent.PaperKept? Kept, bool IsErased = false) : IDecider<CasePaper, PaperCommand, PaperEvent>
{
    /// <summary>The kind of what was sent itself.</summary>
    public const string Letter = "letter";

    /// <inheritdoc/>
    public static CasePaper Initial { get; } = new(Kept: null);

    /// <summary>The stream of a paper.</summary>
    public static Guid StreamOf(Guid decision, string kind) => NameBasedId.Of($"case_paper|{decision}|{kind}");

    /// <inheritdoc/>
    public static Decision<PaperEvent> Decide(CasePaper state, PaperCommand command) => command switch
    {
        PaperCommand.KeepPaper when state.Kept is not null => Nothing,
        PaperCommand.KeepPaper keep                        => new PaperEvent.PaperKept(keep.Decision, keep.Case, keep.Creditor, keep.Kind, keep.Sha256, keep.Size, keep.MediaType, keep.On),
        PaperCommand.ErasePaper when state.IsErased        => Nothing,
        PaperCommand.ErasePaper erase                      => state.Kept is { } kept
            ? new PaperEvent.PaperErased(kept.Decision, kept.Case, kept.Creditor, kept.Kind, kept.Sha256, erase.Reason, erase.On)
            : Refuse("paper_not_kept", "No such paper is kept."),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static CasePaper Evolve(CasePaper state, PaperEvent happened) => happened switch
    {
        PaperEvent.PaperKept e => state with { Kept = e },
        PaperEvent.PaperErased => state with { IsErased = true },
        _ => throw new UnreachableException(),
    };
}
