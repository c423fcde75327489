using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Correspondence.Domain.Papers;

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
}

/// <summary>Facts about a paper of a case that left the house.</summary>
public abstract record PaperEvent
{
    PaperEvent() { }

    /// <summary>Its bytes lie in the store of documents, for who has the claims from now on.</summary>
    public sealed record PaperKept(Guid Decision, Guid Case, string Creditor, string Kind, string Sha256, long Size, string MediaType, DateOnly On) : PaperEvent;
}

/// <summary>A letter or a proof of a case whose claims were handed over: evidence, which outlasts what is kept for sending.</summary>
/// <param name="IsKept">It is there.</param>
public sealed record CasePaper(bool IsKept) : IDecider<CasePaper, PaperCommand, PaperEvent>
{
    /// <summary>The kind of what was sent itself.</summary>
    public const string Letter = "letter";

    /// <inheritdoc/>
    public static CasePaper Initial { get; } = new(false);

    /// <summary>The stream of a paper.</summary>
    public static Guid StreamOf(Guid decision, string kind) => NameBasedId.Of($"case_paper|{decision}|{kind}");

    /// <inheritdoc/>
    public static Decision<PaperEvent> Decide(CasePaper state, PaperCommand command) => command switch
    {
        PaperCommand.KeepPaper when state.IsKept => Nothing,
        PaperCommand.KeepPaper keep              => new PaperEvent.PaperKept(keep.Decision, keep.Case, keep.Creditor, keep.Kind, keep.Sha256, keep.Size, keep.MediaType, keep.On),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static CasePaper Evolve(CasePaper state, PaperEvent happened) => happened switch
    {
        PaperEvent.PaperKept => new(true),
        _ => throw new UnreachableException(),
    };
}
